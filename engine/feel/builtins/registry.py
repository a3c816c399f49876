"""Built-in functions: declared by a signature, called with checked arguments."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from engine.feel.limits import Run
from engine.feel.temporal import Date, DateTime, Months, Span, Time
from engine.feel.values import NESTED, Function, Range

_Implementation = TypeVar("_Implementation", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter of a built-in."""

    name: str
    #: Accepted Python types; empty means anything, null too.
    accepts: frozenset[type]
    optional: bool
    is_list: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """One way to call a built-in."""

    params: tuple[Param, ...]
    #: True when the last parameter takes all remaining arguments as one list.
    variadic: bool
    invoke: Callable[..., object]

    def bind(self, args: Sequence[object]) -> list[object] | None:
        """Return the arguments as the implementation wants them, or None when they do not fit."""
        if self.variadic:
            return [list(args)] if args else None
        if len(args) > len(self.params):
            return None
        bound = []
        for place, param in enumerate(self.params):
            if place >= len(args):
                if not param.optional:
                    return None
                continue
            value = args[place]
            if param.accepts and type(value) not in param.accepts:
                value = _coerced(value, param)
                if value is None and not (args[place] is None and param.optional):
                    return None
            bound.append(value)
        return bound

    def bind_named(self, args: Mapping[str, object]) -> list[object] | None:
        """Return named arguments in order, or None when they do not fit."""
        names = [param.name for param in self.params]
        if not args.keys() <= set(names):
            return None
        if self.variadic:
            value = args[names[0]]
            return [value if isinstance(value, list) else [value]]
        last = max((names.index(name) for name in args), default=-1)
        if any(not param.optional and param.name not in args for param in self.params):
            return None
        return self.bind([args.get(name) for name in names[: last + 1]])


def _coerced(value: object, param: Param) -> object:
    """Apply the standard's implicit conversions between a value and a list of one."""
    if param.is_list:
        return None if value is None else [value]
    if isinstance(value, list) and len(value) == 1 and type(value[0]) in param.accepts:
        return value[0]
    return None


@dataclass(frozen=True, slots=True, eq=False)
class Builtin:
    """A built-in function with all its signatures."""

    name: str
    signatures: tuple[Signature, ...]

    def call(self, run: Run, args: Sequence[object]) -> object:
        """Call by place; None when no signature fits."""
        run.spend(1)
        for signature in self.signatures:
            bound = signature.bind(args)
            if bound is not None:
                return _paid(run, signature, bound)
        return None

    def call_named(self, run: Run, args: Mapping[str, object]) -> object:
        """Call by name; None when no signature fits."""
        run.spend(1)
        for signature in self.signatures:
            bound = signature.bind_named(args)
            if bound is not None:
                return _paid(run, signature, bound)
        return None


def _paid(run: Run, signature: Signature, bound: list[object]) -> object:
    """Invoke, paying for the lists that go in and come out."""
    for value in bound:
        if type(value) in NESTED:
            run.weigh(value)
    made = signature.invoke(run, *bound)
    if type(made) in NESTED:
        run.weigh(made)
    return made


ACCEPTS: Mapping[str, tuple[type, ...]] = {
    "any": (),
    "number": (int, Decimal),
    "string": (str,),
    "boolean": (bool,),
    "list": (list,),
    "context": (dict,),
    "date": (Date,),
    "time": (Time,),
    "moment": (DateTime,),
    "months": (Months,),
    "span": (Span,),
    "range": (Range,),
    "function": (Function, Builtin),
}
BUILTINS: dict[str, Builtin] = {}
_PARAM = re.compile(r"(\.\.\.)?([\w ]+?)(\?)?: ([\w|]+)")


def define(*declarations: str) -> Callable[[_Implementation], _Implementation]:
    """Register an implementation under each declaration.

    A declaration reads `substring(string: string, start position: number, length?: number)`;
    `?` marks what may be left out, `...` a last parameter that takes the rest, `a|b` either type.
    The implementation gets the run first.
    """

    def register(implementation: _Implementation) -> _Implementation:
        for declaration in declarations:
            name, _, rest = declaration.partition("(")
            params = tuple(_params(rest))
            signature = Signature(params, "..." in rest, implementation)
            known = BUILTINS.get(name)
            signatures = (*known.signatures, signature) if known else (signature,)
            BUILTINS[name] = Builtin(name, signatures)
        return implementation

    return register


def _params(declared: str) -> Iterator[Param]:
    for match in _PARAM.finditer(declared):
        kinds = match.group(4).split("|")
        accepts = frozenset(accepted for kind in kinds for accepted in ACCEPTS[kind])
        yield Param(match.group(2).strip(), accepts, bool(match.group(3)), kinds == ["list"])
