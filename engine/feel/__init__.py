"""FEEL, the expression language of the DMN standard: closed, null-safe, bounded."""

from engine.feel.expression import Expression, assignments, compile_expression
from engine.feel.limits import FeelError, FeelLimit
from engine.feel.values import from_json, to_json

__all__ = [
    "Expression",
    "FeelError",
    "FeelLimit",
    "assignments",
    "compile_expression",
    "from_json",
    "to_json",
]
