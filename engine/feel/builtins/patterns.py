"""Regular expressions of the standard (XPath's), bounded so that none can explode."""

import re
from collections.abc import Callable
from functools import lru_cache

from engine.feel.builtins.pattern_cost import FREE, PART, cost
from engine.feel.limits import PATTERN, SEARCHED, FeelLimit, Run
from engine.model import say

_SUBTRACTION = re.compile(r"\[(.+)-\[(.+)\]\]", re.DOTALL)
_FLAGS = {"s": re.DOTALL, "m": re.MULTILINE, "i": re.IGNORECASE, "x": re.NOFLAG}
_BLOCKS = {
    r"\p{IsBasicLatin}": r"[\x00-\x7f]",
    r"\p{L}": r"[^\W\d_]",
    r"\p{Lu}": r"[A-Z\u00c0-\u00d6\u00d8-\u00de]",
    r"\p{Ll}": r"[a-z\u00df-\u00f6\u00f8-\u00ff]",
    r"\p{N}": r"\d",
    r"\p{Nd}": r"\d",
}
_BLOCK = re.compile(r"\\p\{[^}]*\}")
#: Tries of one search.
_TRIES = 4_000_000


@lru_cache(maxsize=256)
def compiled_pattern(pattern: str, flags: str) -> re.Pattern[str] | None:
    """Return the pattern, or None when it or its flags are not valid or not bounded."""
    if len(pattern) > PATTERN or not set(flags) <= _FLAGS.keys():
        return None
    translated = _translated(pattern, flags)
    if translated is None or cost(translated) is None:
        return None
    combined = re.NOFLAG
    for flag in flags:
        combined |= _FLAGS[flag]
    try:
        return re.compile(translated, combined)
    except (re.error, OverflowError, RecursionError):
        return None


def searchable(run: Run, pattern: re.Pattern[str], text: str) -> str:
    """Pay for a search; refuse a text so long that this pattern could stall on it."""
    tries = (cost(pattern.pattern) or FREE).tries(len(text))
    if len(text) > SEARCHED or tries > _TRIES:
        raise FeelLimit(say("Teks terlalu panjang untuk pola {pattern}.", pattern=pattern.pattern))
    run.spend(1 + tries // 64)
    return text


def expanded(replacement: str, pattern: re.Pattern[str]) -> Callable[[re.Match[str]], str]:
    """Return what writes `$1` as the first group, as many digits as there are groups."""
    digits = len(str(pattern.groups))
    group = re.compile(rf"\\([\\$])|\$([0-9]{{1,{digits}}})")

    def write(match: re.Match[str]) -> str:
        def fill(place: re.Match[str]) -> str:
            number = int(place.group(2) or 0)
            if place.group(1):
                return place.group(1)
            return (match.group(number) or "") if number <= pattern.groups else ""

        return group.sub(fill, replacement)

    return write


def _translated(pattern: str, flags: str) -> str | None:
    """Return the pattern in Python's dialect; None for what neither allows."""
    ignore_space = "x" in flags
    if ignore_space:
        pattern = re.sub(r"\\p\{[^}]*\}", lambda block: "".join(block.group().split()), pattern)
    pattern = re.sub(r"\\ (?=[a-z])", r"\\", pattern) if ignore_space else pattern
    pattern = _BLOCK.sub(lambda block: _BLOCKS.get(block.group(), block.group()), pattern)
    parts = []
    for part in PART.findall(pattern):
        if ignore_space and part.isspace():
            continue
        if part.startswith("["):
            if re.search(r"(?<!\\)(?:\\\\)*\\[0-9]", part):
                return None
            parts.append(_SUBTRACTION.sub(r"(?![\2])[\1]", part))
        else:
            parts.append(r"[^\n\r]" if part == "." and "s" not in flags else part)
    whole = "".join(parts)
    # (?=…) and the like are not in the standard, and (?P>…) need not be known.
    return None if re.search(r"(?<!\\)\(\?[^:!]", whole) else whole
