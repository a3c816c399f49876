"""Conditions of other engines, `${empty a || b == 'x'}`, as FEEL where the meaning is plain."""

import re
from collections.abc import Callable

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
    | (?P<number>\d+(?:\.\d+)?)
    | (?P<word>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)
    | (?P<sign>==|!=|<=|>=|&&|\|\||[<>!()])
    )""",
    re.VERBOSE,
)
_WRAPPED = re.compile(r"\s*[$#]\{(.*)\}\s*", re.DOTALL)
_SIGNS = {"&&": "and", "||": "or", "==": "=", "eq": "=", "ne": "!=", "lt": "<"}
_SIGNS |= {"gt": ">", "le": "<=", "ge": ">=", "!": "not"}
_COMPARE = frozenset({"=", "!=", "<", ">", "<=", ">="})
_NOT, _EMPTY = "not", "empty"
_PREFIXES = frozenset({_NOT, _EMPTY, "("})
_RESERVED = _COMPARE | {"and", "or", ")"}
_MAX_NESTING = 30


class NotPlainError(Exception):
    """The expression does more than compare and combine."""


def is_juel(text: str) -> bool:
    """Tell whether `text` is written as `${…}` or `#{…}`."""
    return _WRAPPED.fullmatch(text) is not None


def to_feel(text: str) -> str:
    """Return the FEEL expression that means what `${…}` means.

    Absent values count as false there and as null here, so a negation compares with true;
    `empty` becomes a comparison with null. Raises NotPlainError.
    """
    wrapped = _WRAPPED.fullmatch(text)
    if wrapped is None:
        raise NotPlainError
    reader = _Reader(list(_tokens(wrapped[1])))
    feel = reader.either()
    if reader.ahead:
        raise NotPlainError
    return feel


def _tokens(source: str) -> list[str]:
    found: list[str] = []
    source, place = source.strip(), 0
    while place < len(source):
        match = _TOKEN.match(source, place)
        if match is None:
            raise NotPlainError
        token = match[match.lastgroup or 0]
        found.append(_SIGNS.get(token, token))
        place = match.end()
    return found


class _Reader:
    """Recursive descent over the tokens; each method returns FEEL."""

    def __init__(self, tokens: list[str]) -> None:
        self._rest = tokens[::-1]
        self._nesting = 0

    @property
    def ahead(self) -> str:
        """The next token; "" at the end."""
        return self._rest[-1] if self._rest else ""

    def either(self) -> str:
        """Read alternatives: the widest expression there is."""
        return self._joined("or", self._both)

    def _both(self) -> str:
        return self._joined("and", self._comparison)

    def _joined(self, word: str, part: Callable[[], str]) -> str:
        parts = [part()]
        while self.ahead == word:
            self._rest.pop()
            parts.append(part())
        return f" {word} ".join(parts)

    def _comparison(self) -> str:
        left = self._single()
        if self.ahead not in _COMPARE:
            return left
        sign = self._rest.pop()
        return f"{left} {sign} {self._single()}"

    def _single(self) -> str:
        self._nesting += 1
        if self._nesting > _MAX_NESTING or not self._rest:
            raise NotPlainError
        word = self._rest.pop()
        feel = self._prefixed(word) if word in _PREFIXES else self._value(word)
        self._nesting -= 1
        return feel

    def _prefixed(self, word: str) -> str:
        if word == _NOT:
            return f"not({self._single()} = true)"
        if word == _EMPTY:
            return f"({self._single()} = null)"
        inner = self.either()
        if self.ahead != ")":
            raise NotPlainError
        self._rest.pop()
        return f"({inner})"

    def _value(self, word: str) -> str:
        if word in _RESERVED or self.ahead == "(":
            raise NotPlainError
        if word.startswith("'"):
            inner = word[1:-1].replace("\\'", "'").replace('"', '\\"')
            return f'"{inner}"'
        return word
