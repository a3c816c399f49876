"""FEEL's grammar: a source becomes a syntax tree or a FeelError at a position."""

from collections.abc import Callable, Iterable
from typing import Literal

from engine.feel import syntax
from engine.feel.builtins import NAMES
from engine.feel.cursor import END, Scope
from engine.feel.limits import TREE, FeelError
from engine.feel.primary import COMPARISONS, Primary
from engine.model import say

#: How tightly an operator binds; all are read from left to right.
_BINDING = {"or": 1, "and": 2, "+": 4, "-": 4, "*": 5, "/": 5, "**": 6}
_BINDING |= dict.fromkeys((*COMPARISONS, "between", "in", "instance"), 3)
_COMPARING = 3
#: The names that are known everywhere.
BUILTIN_SCOPE = Scope(NAMES)


def known_names(names: Iterable[str]) -> Scope:
    """Return a scope of built-ins and `names`, which may hold spaces and signs."""
    return Scope(names, BUILTIN_SCOPE)


def parse_expression(source: str, names: Scope = BUILTIN_SCOPE) -> syntax.Syntax:
    """Parse one expression. Raises FeelError."""
    return _parsed(source, names, Grammar.expression)


def parse_unary(source: str, names: Scope = BUILTIN_SCOPE) -> syntax.Syntax:
    """Parse the tests of a table's cell; the input is `?`. Raises FeelError."""
    return _parsed(source, names, Grammar.cell)


def _parsed(source: str, names: Scope, read: "Callable[[Grammar], syntax.Syntax]") -> syntax.Syntax:
    grammar = Grammar(source, names)
    try:
        found = read(grammar)
    except RecursionError:
        raise FeelError(say("Ekspresi terlalu rumit."), grammar.here.start) from None
    if grammar.here.kind != "end":
        grammar.fail_expected(END)
    if syntax.depth(found) > TREE:
        raise FeelError(say("Ekspresi bersarang lebih dari {most} tingkat.", most=TREE), 0)
    return found


class Grammar(Primary):
    """Operators and the long forms: if, for, some, every."""

    def expression(self, binding: int = 0) -> syntax.Syntax:
        """Read operands and operators that bind tighter than `binding`."""
        with self.deeper():
            left = self.operand()
            while _BINDING.get(self.operator(), 0) > binding:
                left = self.operation(left)
            return left

    def operator(self) -> str:
        """Return the sign or keyword that comes next, or ""."""
        return self.here.text if self.here.kind in {"op", "keyword"} else ""

    def operation(self, left: syntax.Syntax) -> syntax.Syntax:
        """Read one operator and what stands to its right."""
        sign = self.take()
        if sign.text == "between":
            low = self.expression(_COMPARING)
            self.expect("and")
            return syntax.Between(left, low, self.expression(_COMPARING), at=sign.start)
        if sign.text == "in":
            return syntax.In(left, self.tests_after_in(), at=sign.start)
        if sign.text == "instance":
            if self.take().text != "of":
                self.fail_expected("of")
            return syntax.InstanceOf(left, self.type(), at=sign.start)
        right = self.expression(_BINDING[sign.text])
        return syntax.Binary(sign.text, left, right, at=sign.start)

    def operand(self) -> syntax.Syntax:
        """Read a value with its minus signs, filters, paths and calls."""
        if self.is_next("-"):
            start = self.take().start
            with self.deeper():
                return syntax.Negation(self.operand(), at=start)
        found = self.primary()
        while True:
            if self.is_next("["):
                if self.closing and not self.starts_filter():
                    return found
                found = self.filtered(found)
            elif self.is_next("."):
                start = self.take().start
                found = syntax.Path(found, self.name(), at=start)
            elif self.is_next("("):
                found = self.call(found)
            else:
                return found

    def primary(self) -> syntax.Syntax:
        """Read what needs no operator."""
        token = self.here
        if token.kind in {"number", "string"} or self.is_next("true", "false", "null", "@"):
            return self.constant()
        for reader, signs in _FORMS.items():
            if self.is_next(*signs):
                return reader(self)
        return syntax.Name(self.name(), at=token.start)

    def starts_filter(self) -> bool:
        """Tell whether the `[` that comes next opens a filter rather than closes an interval."""
        after = self.tokens[self.place + 1]
        if after.kind in {"name", "number", "string"}:
            return True
        return after.text in {"(", "[", "{", "-", "true", "false", "if", "some", "every", "@"}

    def filtered(self, base: syntax.Syntax) -> syntax.Syntax:
        """Read `[condition]`."""
        start = self.take().start
        condition = self.inside()
        self.expect("]")
        return syntax.Filter(base, condition, at=start)

    def call(self, function: syntax.Syntax) -> syntax.Syntax:
        """Read `(arguments)`, all by place or all by name."""
        start = self.take().start
        args: list[syntax.Syntax] = []
        named: list[syntax.Binding] = []
        by_name = not self.is_next(")") and self.labelled()
        while not self.is_next(")"):
            if by_name:
                named.append((self.name_until(":"), self.inside()))
            else:
                args.append(self.inside())
            if not self.accept(","):
                break
        self.expect(")")
        return syntax.Call(function, tuple(args), tuple(named), at=start)

    def conditional(self) -> syntax.Syntax:
        """Read `if … then … else …`."""
        start = self.take().start
        condition = self.inside()
        self.expect("then")
        yes = self.inside()
        self.expect("else")
        return syntax.If(condition, yes, self.expression(), at=start)

    def loop(self) -> syntax.Syntax:
        """Read `for … return …`."""
        start = self.take().start
        iterators = self.iterators("return")
        self.scope.add("partial")
        return syntax.For(iterators, self.expression(), at=start)

    def quantified(self) -> syntax.Syntax:
        """Read `some … satisfies …` or `every … satisfies …`."""
        word = self.take()
        iterators = self.iterators("satisfies")
        kind: Literal["some", "every"] = "some" if word.text == "some" else "every"
        return syntax.Quantified(kind, iterators, self.expression(), at=word.start)

    def iterators(self, end: str) -> tuple[syntax.Iterator, ...]:
        """Read `x in a, y in 1..3` up to the word `end`."""
        found = []
        while True:
            start = self.here.start
            name = self.name_until("in")
            source = self.inside()
            upto = self.inside() if self.accept("..") else None
            self.scope.add(name)
            found.append(syntax.Iterator(name, source, upto, at=start))
            if not self.accept(","):
                break
        self.expect(end)
        return tuple(found)

    def tests_after_in(self) -> tuple[syntax.Syntax, ...]:
        """Read the right side of `in`: one test, or several between brackets."""
        if not self.is_next("("):
            return (self.test(_COMPARING),)
        start = self.take().start
        tests = [self.test()]
        if self.accept(".."):
            return (self.upper_end(tests[0], start, low_closed=False),)
        while self.accept(","):
            tests.append(self.test())
        self.expect(")")
        return tuple(tests)

    def test(self, binding: int = 0) -> syntax.Syntax:
        """Read `< 18` or an expression."""
        if self.is_next(*COMPARISONS):
            sign = self.take()
            return syntax.Test(sign.text, self.expression(_COMPARING), at=sign.start)
        return self.expression(binding)

    def cell(self) -> syntax.Syntax:
        """Read a cell: "-", tests, or not(tests)."""
        if self.source.strip() in {"", "-"}:
            self.place = len(self.tokens) - 1
            return syntax.UnaryTests(())
        negated = self.here.text == "not" and self.tokens[1].text == "("
        if negated and self.closes_at_end():
            self.place = 2
            tests = self.tests()
            self.expect(")")
            return syntax.UnaryTests(tests, negated=True)
        return syntax.UnaryTests(self.tests())

    def tests(self) -> tuple[syntax.Syntax, ...]:
        """Read tests with commas between them."""
        found = [self.test()]
        while self.accept(","):
            found.append(self.test())
        return tuple(found)

    def closes_at_end(self) -> bool:
        """Tell whether the bracket after the first word closes at the source's end."""
        open_brackets = 0
        for place, token in enumerate(self.tokens[1:-1], 1):
            if token.kind == "op" and token.text in "([{])}":
                open_brackets += 1 if token.text in "([{" else -1
            if open_brackets == 0:
                return place == len(self.tokens) - 2
        return False


_FORMS: dict[Callable[[Grammar], syntax.Syntax], tuple[str, ...]] = {
    Grammar.bracketed: ("(",),
    Grammar.list_or_interval: ("[", "]"),
    Grammar.context: ("{",),
    Grammar.conditional: ("if",),
    Grammar.loop: ("for",),
    Grammar.quantified: ("some", "every"),
    Grammar.function: ("function",),
}
