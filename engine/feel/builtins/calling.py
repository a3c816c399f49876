"""Calling a value: a lambda, a business knowledge model or a built-in."""

from collections.abc import Mapping, Sequence

from engine.feel.builtins.registry import Builtin
from engine.feel.limits import Run
from engine.feel.values import Function


def call(function: object, args: Sequence[object], run: Run) -> object:
    """Call by place; None when the value is no function or the arguments do not fit."""
    if isinstance(function, Builtin):
        return function.call(run, args)
    if not isinstance(function, Function) or len(args) != len(function.params):
        return None
    run.spend(1)
    return function.invoke(run, *args)


def call_named(function: object, args: Mapping[str, object], run: Run) -> object:
    """Call by name; a parameter that is not given is null."""
    if isinstance(function, Builtin):
        return function.call_named(run, args)
    if not isinstance(function, Function) or not args.keys() <= set(function.params):
        return None
    run.spend(1)
    return function.invoke(run, *(args.get(name) for name in function.params))
