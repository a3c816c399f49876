"""The small forms of the grammar: literals, brackets, lists, contexts, functions, types."""

from abc import abstractmethod
from decimal import Decimal

from engine.feel import syntax
from engine.feel.cursor import Cursor, Scope
from engine.feel.lexer import unquoted
from engine.feel.limits import FeelError
from engine.feel.numbers import rounded
from engine.feel.temporal_text import temporal
from engine.model import say

COMPARISONS = ("<", "<=", ">", ">=", "=", "!=")
#: Types whose names hold spaces.
TYPES = Scope(
    (
        "date and time",
        "days and time duration",
        "day and time duration",
        "years and months duration",
        "year and month duration",
    )
)
_WORDS = {"true": True, "false": False, "null": None}


class Primary(Cursor):
    """Reads what needs no operator."""

    #: True while the upper end of an interval is read: there `[` may close it.
    closing = False

    @abstractmethod
    def expression(self, binding: int = 0) -> syntax.Syntax:
        """Read an expression whose operators bind tighter than `binding`."""

    def constant(self) -> syntax.Syntax:
        """Read a number, string, true, false, null or @-literal."""
        token = self.take()
        value: object
        if token.kind == "number":
            whole = token.text.isdigit()
            value = rounded(int(token.text) if whole else Decimal(token.text))
        elif token.kind == "string":
            value = unquoted(token.text)
        elif token.text == "@":
            if self.here.kind != "string":
                self.fail_expected('"…"')
            value = temporal(unquoted(self.take().text))
        else:
            value = _WORDS[token.text]
        return syntax.Constant(value, at=token.start)

    def bracketed(self) -> syntax.Syntax:
        """Read `(expression)`, `(low..high)` or `(< 5)`."""
        start = self.expect("(").start
        if self.is_next(*COMPARISONS):
            found = self.half_open()
            self.expect(")")
            return found
        inner = self.inside()
        if self.accept(".."):
            return self.upper_end(inner, start, low_closed=False)
        self.expect(")")
        return inner

    def half_open(self) -> syntax.Syntax:
        """Read `< 5` as the interval it stands for."""
        sign = self.take()
        end = self.inside()
        closed = sign.text in {"<=", ">=", "="}
        low = end if sign.text in {">", ">=", "="} else None
        high = end if sign.text in {"<", "<=", "="} else None
        if sign.text == "!=":
            return syntax.Test("!=", end, at=sign.start)
        return syntax.Interval(
            low, high, closed and low is not None, closed and high is not None, at=sign.start
        )

    def inside(self) -> syntax.Syntax:
        """Read an expression between brackets, where `[` is a filter again."""
        closing, self.closing = self.closing, False
        found = self.expression()
        self.closing = closing
        return found

    def upper_end(self, low: syntax.Syntax, start: int, *, low_closed: bool) -> syntax.Syntax:
        """Read what follows `low ..`, with the bracket that closes it."""
        closing, self.closing = self.closing, True
        high = self.expression()
        self.closing = closing
        end = self.expect(")", "]", "[").text
        return syntax.Interval(low, high, low_closed, end == "]", at=start)

    def list_or_interval(self) -> syntax.Syntax:
        """Read `[a, b]`, `[low..high]` or `]low..high]`."""
        opened = self.take()
        if opened.text == "[" and self.accept("]"):
            return syntax.Items((), at=opened.start)
        items = [self.inside()]
        if opened.text == "]" or self.is_next(".."):
            self.expect("..")
            return self.upper_end(items[0], opened.start, low_closed=opened.text == "[")
        while self.accept(","):
            items.append(self.inside())
        self.expect("]")
        return syntax.Items(tuple(items), at=opened.start)

    def context(self) -> syntax.Syntax:
        """Read `{key: value, …}`; a key is in scope for the values after it."""
        start = self.expect("{").start
        entries: list[syntax.Binding] = []
        while not self.is_next("}"):
            if self.here.kind == "string":
                key = unquoted(self.take().text)
                self.expect(":")
            else:
                key = self.name_until(":")
            if key in dict(entries):
                raise FeelError(say("Kunci {key} ditulis dua kali.", key=key), start)
            entries.append((key, self.inside()))
            self.scope.add(key)
            if not self.accept(","):
                break
        self.expect("}")
        return syntax.Entries(tuple(entries), at=start)

    def function(self) -> syntax.Syntax:
        """Read `function(a, b: type) body`."""
        start = self.expect("function").start
        self.expect("(")
        params: list[tuple[str, syntax.Type | None]] = []
        while not self.is_next(")"):
            if self.labelled():
                params.append((self.name_until(":"), self.type()))
            else:
                params.append((self.parameter(), None))
            self.scope.add(params[-1][0])
            if not self.accept(","):
                break
        self.expect(")")
        if self.here.text == "external":
            self.take()
            self.context()
            return syntax.Lambda(tuple(params), syntax.Constant(None), at=start)
        return syntax.Lambda(tuple(params), self.expression(), at=start)

    def parameter(self) -> str:
        """Read an untyped parameter's name."""
        name = self.name_until(",", ")")
        self.place -= 1
        return name

    def type(self) -> syntax.Type:
        """Read a type such as `list<number>` or `function<string>->number`."""
        with self.deeper():
            start = self.here.start
            name = self.type_name()
            if not self.accept("<"):
                return syntax.Type(name, at=start)
            parts: list[tuple[str, syntax.Type]] = []
            while not self.is_next(">"):
                label = self.name_until(":") if self.labelled() else ""
                parts.append((label, self.type()))
                if not self.accept(","):
                    break
            self.expect(">")
            if name == "function":
                self.expect("->")
                parts.append(("->", self.type()))
            return syntax.Type(name, tuple(parts), at=start)

    def type_name(self) -> str:
        """Read a type's name, which may hold spaces and dots."""
        known, count = TYPES.longest(self.tokens, self.place, self.source)
        if count:
            self.place += count
            return known
        if self.here.kind == "keyword" and self.here.text in {"function", "null"}:
            return self.take().text
        name = self.name()
        while self.accept("."):
            name += "." + self.name()
        return name
