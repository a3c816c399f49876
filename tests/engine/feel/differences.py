"""Where feelin and ours differ, and what the standard (DMN 1.5, chapter 10.3) says of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

#: A value as both sides are compared in.
Plain: TypeAlias = object


def _is_null(_ours: Plain, theirs: Plain) -> bool:
    return theirs is None


def _is_fault(_ours: Plain, theirs: Plain) -> bool:
    return isinstance(theirs, dict) and ("error" in theirs or theirs.get("kind") == "number")


def _ours_null(ours: Plain, _theirs: Plain) -> bool:
    return ours is None


def _both(ours: Plain, theirs: Plain) -> bool:
    return ours is not None and theirs is not None


def _is_date(ours: Plain, theirs: Plain) -> bool:
    return isinstance(ours, str) and "T" not in ours and "T" in str(theirs)


def _is_duration(ours: Plain, _theirs: Plain) -> bool:
    one = ours[0] if isinstance(ours, list) and ours else ours
    return isinstance(one, str) and one.lstrip("-").startswith("P")


def _either(_ours: Plain, _theirs: Plain) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Difference:
    """One kind of difference: which templates, which values, and why ours is right."""

    template: re.Pattern[str]
    values: Callable[[Plain, Plain], bool]
    #: The standard's text in short.
    clause: str


def _known(template: str, values: Callable[[Plain, Plain], bool], clause: str) -> Difference:
    return Difference(re.compile(template), values, clause)


DIFFERENCES = (
    _known(
        r".*",
        _is_fault,
        "10.3: an expression has a value, null where its operands do not fit; feelin throws or "
        "gives no number",
    ),
    _known(
        r"<(months|days|number)> [*/] .*|-<(days|months|number)>|for .* x \* 2",
        _is_duration,
        "10.3.2 arithmetic: a duration times or by a number, and its negation, is a duration",
    ),
    _known(
        r"<.*> [-+] (<.*>|duration.*)",
        _is_date,
        "10.3.2 addition: a date and a days and time duration give a date",
    ),
    _known(
        r"years and months duration\(.*",
        _both,
        "10.3.4.6: the duration between two dates in whole years and months, without days",
    ),
    _known(
        r"<.*> [-+] (<.*>|duration.*)",
        _ours_null,
        "10.3.2 addition: times both or neither have an offset, types go together; else null",
    ),
    _known(
        r"<(moment|time)> - <(moment|time)>",
        _both,
        "10.3.2.3.6: times with an offset are points in universal time",
    ),
    _known(
        r"[\[(]<number>\.\.<number>[\])]",
        _both,
        "10.3.2.7: an end is closed or open as its bracket says, also where its value is null",
    ),
    _known(
        r"(sublist|insert before|remove|list replace|substring)\(.*",
        _ours_null,
        "10.3.4: a position outside the list or string is outside the domain: null",
    ),
    _known(
        r"(coincides|during|finishes|starts|includes|overlaps|meets)\(.*",
        lambda ours, _: isinstance(ours, bool),
        "10.3.4.7: ends that are known give true or false; nothing lies in a range that ends "
        "before it starts",
    ),
    _known(
        r"(before|after|includes|overlaps|meets|during)\(.*",
        _ours_null,
        "10.3.4.7, 10.3.2.4: what cannot be compared gives null, not true or false",
    ),
    _known(
        r"(some|every) .*",
        _ours_null,
        "10.3.2.4: the conjunction or disjunction of unknowns is unknown",
    ),
    _known(
        r"<.*> (in|between|<|<=|>|>=|=|!=) .*",
        _ours_null,
        "10.3.2.4: a comparison with null or across types gives null",
    ),
    _known(
        r"is\(.*",
        lambda ours, _: ours is False,
        "10.3.4.8: values of different types are not the same",
    ),
    _known(
        r"some .*",
        lambda ours, _: ours is False,
        "10.3.2 some: where there is nothing, nothing satisfies",
    ),
    _known(
        r"<strings>\[item != <string>\]",
        _both,
        "10.3.2.2: null equals null alone, so it differs from every string",
    ),
    _known(
        r"<numbers> = <numbers>",
        _is_null,
        "10.3.2.2: lists of different lengths are not equal",
    ),
    _known(
        r"<.*> (in \[?<.*>.*|between .*)",
        lambda ours, _: ours is False,
        "10.3.2.7: between and in with ends in the wrong order hold of nothing",
    ),
    _known(
        r"<(numbers|strings|people)>\[(<index>|item .*|usia .*)\](\.nama|\.usia)?",
        lambda ours, _: ours == [],
        "10.3.2.5: a filter that is no number keeps what it is true of, else nothing",
    ),
    _known(r"if .*", _either, "10.3.2 if: what is not true takes the else"),
    _known(
        r"for .*|(union|concatenate|max|min|sum|reverse|flatten)\(.*",
        _is_null,
        "10.3.2.9.4: where a list is wanted, one value is a list of one",
    ),
    _known(
        r"(median|mode|sort)\(.*",
        _both,
        "10.3.4.4, 10.3.4.9: numbers are put in order as numbers",
    ),
    _known(
        r"concatenate\(.*",
        _ours_null,
        "10.3.4: null is no list",
    ),
    _known(
        r"string\(.*|string join.*",
        _both,
        "10.3.2.3.1: a number has 34 digits and carries its precision",
    ),
    _known(
        r"<people>\.(nama|usia)",
        _both,
        "10.3.2.5: a path into a list is the list of the paths into its items, in lists too",
    ),
)


def explained(template: str, ours: Plain, theirs: Plain) -> str:
    """Return the clause that explains the difference; "" when none does."""
    for known in DIFFERENCES:
        if known.template.fullmatch(template) and known.values(ours, theirs):
            return known.clause
    return ""
