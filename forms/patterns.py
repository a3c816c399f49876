r"""The part of regular expressions a form may use, and a bound on the work a pattern can cost.

Allowed: letters and signs, `\.`-like escapes, `[…]`, `.`, `(…)`, `(?:…)`, `|`, `^`, `$` and the
repeats `?` `*` `+` `{n}` `{n,}` `{n,m}`. A pattern that can explode has no bound below the limit.
"""

import re
from typing import NamedTuple

from engine import Text, say

#: Longest pattern, in characters.
LONGEST = 200
#: Most ways a pattern may be tried on one text, and most steps of one try (about 0.1 s together).
MOST_WAYS = 1_000_000
MOST_STEPS = 100_000
_QUANTIFIER = re.compile(r"\?|\*|\+|\{([0-9]{1,4})(,([0-9]{1,4})?)?\}")
_CLASS = re.compile(r"\[\^?(?:\\[^a-zA-Z0-9]|[^\]\\\[])+\]")
_DEEPEST = 10


class PatternRefused(ValueError):
    """A pattern outside the subset; `.reason` says why, in words."""

    def __init__(self, reason: Text) -> None:
        super().__init__(str(reason))
        self.reason = reason


class _Cost(NamedTuple):
    #: Upper bound on the ways the piece can be matched against one text.
    ways: float
    #: Upper bound on the characters one such way looks at.
    steps: float


_ONE = _Cost(1, 1)


def check_pattern(pattern: str, longest_text: int) -> None:
    """Raise `PatternRefused` unless `pattern` is in the subset and bounded on texts that long."""
    if len(pattern) > LONGEST:
        raise PatternRefused(say("Pola terlalu panjang: paling banyak {n} huruf.", n=LONGEST))
    cost = _Reader(pattern, longest_text).whole()
    starts = 1 if pattern.startswith("^") else longest_text + 1
    if cost.ways * starts > MOST_WAYS or cost.steps > MOST_STEPS:
        raise PatternRefused(
            say("Pola dapat memakan waktu tak terbatas: ada pengulangan yang bertumpuk.")
        )
    try:
        re.compile(pattern)
    except re.error as error:
        raise PatternRefused(say("Pola tidak dapat dibaca: {e}", e=error)) from None


class _Reader:
    """Reads a pattern once, left to right, adding up what it can cost."""

    def __init__(self, pattern: str, longest_text: int) -> None:
        self.pattern = pattern
        self.at = 0
        self.depth = 0
        self.longest_text = longest_text

    def whole(self) -> _Cost:
        cost = self.branches()
        if self.at < len(self.pattern):
            raise PatternRefused(say("Kurung tutup tanpa kurung buka pada pola."))
        return cost

    def branches(self) -> _Cost:
        ways, steps = self.sequence()
        while self.peek() == "|":
            self.at += 1
            other = self.sequence()
            ways, steps = ways + other.ways, steps + other.steps
        return _Cost(ways, steps)

    def sequence(self) -> _Cost:
        ways, steps = 1.0, 1.0
        while self.peek() not in ("", "|", ")"):
            piece = self.repeated(self.piece())
            ways, steps = ways * piece.ways, steps + piece.steps
        return _Cost(ways, steps)

    def piece(self) -> _Cost:
        sign = self.peek()
        if sign == "(":
            return self.group()
        if sign == "[":
            return self.character_class()
        if sign == "\\":
            return self.escape()
        if sign in "*+?{":
            raise PatternRefused(say("Pengulangan tanpa yang diulang pada pola."))
        self.at += 1
        return _ONE

    def group(self) -> _Cost:
        self.at += 1
        if self.peek() == "?":
            if self.pattern[self.at : self.at + 2] != "?:":
                raise PatternRefused(say("Hanya kurung biasa (…) dan (?:…) yang dapat dipakai."))
            self.at += 2
        self.depth += 1
        if self.depth > _DEEPEST:
            raise PatternRefused(say("Kurung pada pola bertumpuk terlalu dalam."))
        cost = self.branches()
        if self.peek() != ")":
            raise PatternRefused(say("Kurung pada pola belum ditutup."))
        self.depth -= 1
        self.at += 1
        return cost

    def character_class(self) -> _Cost:
        found = _CLASS.match(self.pattern, self.at)
        if not found:
            raise PatternRefused(say("Kelompok huruf […] pada pola tidak dapat dibaca."))
        self.at = found.end()
        return _ONE

    def escape(self) -> _Cost:
        sign = self.pattern[self.at + 1 : self.at + 2]
        if not sign or sign.isalnum():
            raise PatternRefused(
                say("“\\{sign}” tidak dapat dipakai: tulis kelompoknya, misalnya [0-9].", sign=sign)
            )
        self.at += 2
        return _ONE

    def repeated(self, piece: _Cost) -> _Cost:
        found = _QUANTIFIER.match(self.pattern, self.at)
        if not found:
            return piece
        self.at = found.end()
        if _QUANTIFIER.match(self.pattern, self.at):
            raise PatternRefused(say("Dua tanda pengulangan berurutan pada pola."))
        least, most = _bounds(found, self.longest_text)
        counts = max(most - least, 0) + 1
        return _Cost(_power(piece.ways, most) * counts, piece.steps * max(most, 1))

    def peek(self) -> str:
        return self.pattern[self.at : self.at + 1]


def _bounds(found: "re.Match[str]", longest_text: int) -> tuple[int, int]:
    sign = found[0]
    if sign == "?":
        return 0, 1
    if sign in ("*", "+"):
        return 0, longest_text
    least = int(found[1])
    if not found[2]:
        return least, least
    return least, int(found[3]) if found[3] else longest_text


def _power(ways: float, times: int) -> float:
    try:
        return ways**times
    except OverflowError:
        return float("inf")
