"""Expressions made to harm: unreadable ones, and calculations without end."""

from datetime import UTC, datetime

from engine.feel import FeelError, FeelLimit, compile_expression, to_json
from tests.attacks.attack import Attack

NOW = datetime(2026, 3, 5, tzinfo=UTC)
LARGE = [[n, [n]] for n in range(2_000)]


def calculate(source: str) -> list[str]:
    try:
        to_json(compile_expression(source).evaluate({"besar": LARGE}, NOW))
    except (FeelError, FeelLimit) as refusal:
        return [type(refusal).__name__]
    return ["a value"]


def written(source: str, told: str) -> Attack:
    return Attack(lambda: source, calculate, told)


DOUBLING = "".join(f"a{n + 1}: [a{n}, a{n}], " for n in range(40))
UNREADABLE = {
    "a shell command": "__import__('os').system('id')",
    "a megabyte of digits": "1" * 1_000_000,
    "brackets in brackets": "(" * 2_000 + "1" + ")" * 2_000,
    "minus of minus": "-" * 4_000 + "1",
    "a sum without end": "+".join(["1"] * 2_000),
    "a path without end": "a" + ".b" * 2_000,
}
ENDLESS = {
    "a million rounds": "for i in 1..1000000 return i",
    "rounds in rounds": "for i in 1..1000, j in 1..1000 return i * j",
    "a search in pairs": "some i in 1..10000, j in 1..10000 satisfies i + j < 0",
    "strings in rounds": "count(for i in 1..10000 return string(for j in 1..1000 return i))",
    "long strings": 'for i in 1..9999 return string join(for j in 1..9999 return "xxxxxxxx")',
    "a list of all before": "for i in 1..9000 return [partial, partial]",
    "a list doubled forty times": f"{{{DOUBLING}b: a40 = a39}}",
    "a large list compared again and again": "for i in 1..9999 return besar = besar",
    "distinct values again and again": "for i in 1..9999 return distinct values(besar)",
    "many maybes": f'matches("{"a" * 60}", "{"a?" * 60 + "a" * 60}")',
    "many choices": f'matches("{"a" * 60}!", "{"(a|aa)" * 30}$")',
    "many counts": f'matches("{"a" * 60}!", "{"a{0,8}" * 28}$")',
    "stars in a row": 'matches(string join(for i in 1..4000 return "a"), "a*a*a*b")',
    "a large list told again and again": "string(for i in 1..99 return besar)",
}
#: Answered by a value, null as a rule, and soon.
BOUNDED = {
    "a function that calls itself": "{f: function(n) f(n + 1), r: f(1)}.r",
    "a function that calls itself twice": "{f: function(n) f(n) + f(n), r: f(1)}.r",
    "a power of a power": "9 ** 9 ** 9 ** 9",
    "an exponential": "exp(999999)",
    "repeated repeats": f'matches("{"a" * 60}!", "(a+)+$")',
}
EXPRESSIONS = {
    **{f"FEEL: {name}": written(source, "FeelError") for name, source in UNREADABLE.items()},
    **{f"FEEL: {name}": written(source, "FeelLimit") for name, source in ENDLESS.items()},
    **{f"FEEL: {name}": written(source, "a value") for name, source in BOUNDED.items()},
}
