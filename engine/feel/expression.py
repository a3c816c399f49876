"""A compiled expression: what it reads, and what it gives for a context."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from engine.feel import loops, membership, syntax
from engine.feel.compiler import COMPILERS, Lexical, compiled
from engine.feel.facts import facts
from engine.feel.frame import Frame
from engine.feel.limits import FeelError, FeelLimit, Run
from engine.feel.parser import known_names, parse_expression
from engine.model import say

COMPILERS.update({**membership.FORMS, **loops.FORMS})


class Expression:
    """One compiled expression; it may be shared and evaluated any number of times."""

    __slots__ = (
        "_code",
        "bounds",
        "filtered",
        "literals",
        "names",
        "nullable",
        "paths",
        "source",
        "tree",
    )

    def __init__(self, source: str, tree: syntax.Syntax) -> None:
        found = facts(tree)
        self.source = source
        self.tree = tree
        #: Root names that are read; those in `filtered` may be keys of a filtered item instead.
        self.names = frozenset(found.names)
        self.filtered = frozenset(found.filtered)
        #: Dotted paths that are read.
        self.paths = frozenset(found.paths)
        #: Pairs of a path and a literal it has to equal, or to be more or less than.
        self.literals = frozenset(found.literals)
        self.bounds = frozenset(found.bounds)
        #: Paths that are compared with null.
        self.nullable = frozenset(found.nullable)
        self._code = compiled(tree, Lexical())

    def evaluate(self, context: Mapping[str, object], now: datetime) -> object:
        """Return the value, None where the data do not fit. Raises FeelLimit only."""
        try:
            return self._code(Frame(context, Run(now)))
        except RecursionError:
            raise FeelLimit(say("Perhitungan bersarang terlalu dalam.")) from None


def compile_expression(source: str, names: Iterable[str] = ()) -> Expression:
    """Compile an expression; `names` are known names with spaces or signs. Raises FeelError."""
    return Expression(source, parse_expression(source, known_names(names)))


def assignments(source: str) -> tuple[tuple[str, Expression], ...]:
    """Compile a script: `name = expression` per line. Raises FeelError at its place."""
    found = []
    start = 0
    for line in source.splitlines(keepends=True):
        if line.strip() and not line.strip().startswith("//"):
            found.append(_assignment(line.rstrip("\r\n"), start))
        start += len(line)
    return tuple(found)


def _assignment(line: str, start: int) -> tuple[str, Expression]:
    name, sign, value = line.partition("=")
    name = name.strip()
    if not sign or not name.isidentifier():
        message = say("Diharapkan nama = ekspresi, tetapi ada {line}.", line=line.strip())
        raise FeelError(message, start)
    try:
        return name, compile_expression(value)
    except FeelError as error:
        raise FeelError(error.message, start + len(line) - len(value) + error.position) from None
