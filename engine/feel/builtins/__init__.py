"""The standard's built-in functions, grouped by what they work on."""

from engine.feel.builtins import contexts, lists, numeric, ranges, strings, times, totals
from engine.feel.builtins.registry import BUILTINS, Builtin

#: Names of all built-ins, many with spaces.
NAMES = frozenset(BUILTINS)

__all__ = [
    "BUILTINS",
    "NAMES",
    "Builtin",
    "contexts",
    "lists",
    "numeric",
    "ranges",
    "strings",
    "times",
    "totals",
]
