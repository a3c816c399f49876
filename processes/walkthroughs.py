"""Walk-throughs: scripted stories of one family's case, a JSON object a line."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeGuard

from engine import Json, JsonObject, Problem, Refused, Text, say
from processes.pathways import LIBRARY

Fits = Callable[[Json], bool]
_DURATION = re.compile(r"P(?=\d|T\d)(\d+W|(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One walk-through of a pathway."""

    process: str
    #: File name without its ending, e.g. "utama".
    name: str
    title: str = ""
    note: str = ""
    #: {"start": …}, {"complete": …}, {"message": …}, {"clock": …} or {"expect": …}, as written.
    steps: tuple[JsonObject, ...] = ()
    #: Line of each step in the file, from 1.
    lines: tuple[int, ...] = ()


def _is_words(value: Json) -> bool:
    return isinstance(value, str) and value != ""


def _is_object(value: Json) -> TypeGuard[dict[str, Json]]:
    return isinstance(value, dict)


def _is_words_list(value: Json) -> bool:
    return isinstance(value, list) and all(map(_is_words, value))


def _is_place(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _is_duration(value: Json) -> bool:
    return isinstance(value, str) and _DURATION.fullmatch(value) is not None


def _is_start(value: Json) -> bool:
    return _fits(value, {"process": _is_words, "data": _is_object}, "process")


def _is_expectation(value: Json) -> bool:
    return _fits(value, _EXPECTED) and bool(value)


def _fits(value: Json, keys: Mapping[str, Fits], needed: str = "") -> bool:
    """Tell whether `value` is an object of these keys only, each fit, with the needed one."""
    return (
        _is_object(value)
        and value.keys() <= keys.keys()
        and (not needed or needed in value)
        and all(keys[key](inner) for key, inner in value.items())
    )


_EXPECTED: Mapping[str, Fits] = {
    "waiting": _is_words_list,
    "done": _is_words_list,
    "status": lambda value: value in ("open", "closed", "stuck"),
    "data": _is_object,
}
#: Verb -> the keys its line may hold, each with its check.
_STEPS: Mapping[str, Mapping[str, Fits]] = {
    "start": {"start": _is_start},
    "complete": {"complete": _is_words, "data": _is_object, "n": _is_place},
    "message": {"message": _is_words, "data": _is_object, "key": _is_object},
    "clock": {"clock": _is_duration},
    "expect": {"expect": _is_expectation},
}
_HEADING: Mapping[str, Fits] = {"scenario": _is_words, "note": _is_words}


def read_scenario(
    process: str, name: str, file: str, source: bytes
) -> tuple[Scenario, tuple[Problem, ...]]:
    """Read one `.jsonl` file; the steps that can be meant, and what is wrong with the others."""
    told = [(number, _object(line), number == 1) for number, line in _lines(source)]
    wrong = [(number, _wrong(said, first=first)) for number, said, first in told]
    sound = [
        (n, said) for (n, said, _), (_, bad) in zip(told, wrong, strict=True) if said and not bad
    ]
    heading = sound[0][1] if sound and "scenario" in sound[0][1] else {}
    steps = [(number, said) for number, said in sound if "scenario" not in said]
    if not steps or "start" not in steps[0][1]:
        opening = say("Skenario harus dibuka dengan langkah “start”.")
        wrong.append((steps[0][0] if steps else 0, opening))
    scenario = Scenario(
        process=process,
        name=name,
        title=str(heading.get("scenario", "")),
        note=str(heading.get("note", "")),
        steps=tuple(step for _, step in steps),
        lines=tuple(number for number, _ in steps),
    )
    return scenario, tuple(_problem(file, number, bad) for number, bad in wrong if bad)


def _problem(file: str, line: int, message: Text) -> Problem:
    return Problem(code="scenario.line", file=file, line=line, message=message)


def _lines(source: bytes) -> Iterator[tuple[int, bytes]]:
    return ((n, line) for n, line in enumerate(source.splitlines(), 1) if line.strip())


def _object(line: bytes) -> dict[str, Json] | None:
    try:
        said: Json = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return said if _is_object(said) else None


def _wrong(said: dict[str, Json] | None, *, first: bool) -> Text | None:
    if said is None:
        return say("Baris ini bukan objek JSON yang utuh.")
    if "scenario" in said:
        fits = first and _fits(said, _HEADING)
        return None if fits else say("Judul skenario hanya boleh di baris pertama.")
    verbs = _STEPS.keys() & said.keys()
    if len(verbs) != 1:
        return say("Setiap baris memuat tepat satu dari start, complete, message, clock, expect.")
    verb = verbs.pop()
    if _fits(said, _STEPS[verb]):
        return None
    return say("Isi langkah “{langkah}” tidak sesuai bentuknya.", langkah=verb)


@cache
def scenarios(process: str) -> tuple[Scenario, ...]:
    """Return the shipped walk-throughs of a pathway, by name; () when it has none.

    Raises:
        Refused: a shipped file cannot be read; the problems name file and line.
    """
    read = [
        read_scenario(process, path.stem, path.name, path.read_bytes())
        for path in sorted((LIBRARY / process / "scenarios").glob("*.jsonl"))
    ]
    problems = tuple(problem for _, found in read for problem in found)
    if problems:
        raise Refused(problems)
    return tuple(scenario for scenario, _ in read)
