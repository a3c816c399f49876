"""A place in the tokens, and the names in scope: what the grammar stands on."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from engine.feel.lexer import Token, tokens
from engine.feel.limits import DEPTH, FeelError
from engine.model import Text, say

#: What may be expected besides a sign: shown in a refusal.
NAME = say("nama")
END = say("akhir ekspresi")


class Scope:
    """Names that may hold spaces, signs or keywords, found by longest match."""

    def __init__(self, names: Iterable[str] = (), outer: "Scope | None" = None) -> None:
        self._outer = outer
        self._known: dict[str, list[tuple[str, ...]]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Let `name` be found from here on."""
        words = [token.text for token in tokens(name)[:-1]]
        if len(words) > 1:
            self._known.setdefault(words[0], []).append((" ".join(name.split()), *words))
        elif words:
            self._known.setdefault(words[0], []).append((words[0], words[0]))

    def longest(self, ahead: list[Token], place: int, source: str) -> tuple[str, int]:
        """Return the longest known name that starts at `place` and its token count, or ("", 0)."""
        best, length = self._outer.longest(ahead, place, source) if self._outer else ("", 0)
        for name, *words in self._known.get(ahead[place].text, ()):
            count = len(words)
            if count <= length or [t.text for t in ahead[place : place + count]] != words:
                continue
            # `a - b` is a difference even where a name `a-b` is known.
            written = source[ahead[place].start : ahead[place + count - 1].end]
            if " ".join(written.split()) == name:
                best, length = name, count
        return best, length


class Cursor:
    """The tokens of one source, read from left to right."""

    def __init__(self, source: str, names: Scope) -> None:
        self.source = source
        self.tokens = tokens(source)
        self.place = 0
        self.depth = 0
        self.scope = Scope(outer=names)

    @property
    def here(self) -> Token:
        """The token that comes next."""
        return self.tokens[self.place]

    def is_next(self, *texts: str) -> bool:
        """Tell whether the next token is one of these signs or keywords."""
        return self.here.text in texts and self.here.kind in {"op", "keyword"}

    def take(self) -> Token:
        """Step over the next token and return it."""
        token = self.here
        self.place = min(self.place + 1, len(self.tokens) - 1)
        return token

    def accept(self, *texts: str) -> bool:
        """Step over the next token if it is one of these."""
        if self.is_next(*texts):
            self.place += 1
            return True
        return False

    def expect(self, *texts: str) -> Token:
        """Step over the next token, which must be one of these."""
        if not self.is_next(*texts):
            self.fail_expected(" / ".join(texts))
        return self.take()

    def fail_expected(self, wanted: str | Text) -> NoReturn:
        """Refuse the next token, saying what should stand there."""
        found = self.here.text or END
        message = say("Diharapkan {wanted}, tetapi ada {found}.", wanted=wanted, found=found)
        raise FeelError(message, self.here.start)

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Count one level of nesting; refuse too many."""
        self.depth += 1
        if self.depth > DEPTH:
            raise FeelError(
                say("Ekspresi bersarang lebih dari {most} tingkat.", most=DEPTH), self.here.start
            )
        try:
            yield
        finally:
            self.depth -= 1

    def name(self) -> str:
        """Read a name: the longest known one, else all words that stand side by side."""
        known, count = self.scope.longest(self.tokens, self.place, self.source)
        if count:
            self.place += count
            words = [known]
        elif self.here.kind == "name":
            words = [self.take().text]
        else:
            self.fail_expected(NAME)
        while self.here.kind == "name":
            words.append(self.take().text)
        return " ".join(words)

    def name_until(self, *ends: str) -> str:
        """Read every token up to one of `ends` as one name, and step over that end."""
        first = self.place
        while not self.is_next(*ends):
            if self.here.kind in {"end", "string", "number"} and self.place == first:
                self.fail_expected(NAME)
            if self.here.kind == "end":
                self.fail_expected(" / ".join(ends))
            self.place += 1
        if self.place == first:
            self.fail_expected(NAME)
        written = self.source[self.tokens[first].start : self.tokens[self.place - 1].end]
        self.place += 1
        return " ".join(written.split())

    def labelled(self) -> bool:
        """Tell whether a name and a colon come next (a context's key, a named argument)."""
        place = self.place
        if self.tokens[place].kind == "string":
            return self.tokens[place + 1].text == ":"
        while self.tokens[place].kind in {"name", "keyword", "other", "number"} or (
            self.tokens[place].text in {"-", "+", "*", "/", "."} and place > self.place
        ):
            place += 1
        return place > self.place and self.tokens[place].text == ":"
