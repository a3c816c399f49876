"""Walk-throughs: scripted stories of one family's case, a JSON object a line."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TypeGuard

from engine import (
    FeelError,
    Json,
    JsonObject,
    Problem,
    Refused,
    Text,
    compile_expression,
    say,
    working_days,
)
from processes.pathways import LIBRARY

#: Numbers from here on do not go into a stored state.
_BEYOND = 2**63
Fits = Callable[[Json], bool]
_DURATION = re.compile(r"P(?=\d|T\d)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One walk-through of a pathway."""

    process: str
    #: File name without its ending, e.g. "utama".
    name: str
    title: str = ""
    note: str = ""
    #: One object each with one of the verbs below, as written.
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
    return isinstance(value, str) and bool(working_days(value) or _DURATION.fullmatch(value))


def _is_expression(value: Json) -> bool:
    try:
        return _is_words(value) and bool(compile_expression(str(value)).names)
    except FeelError:
        return False


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
    "signal": {"signal": _is_words},
    "clock": {"clock": _is_duration},
    "incident": {"incident": lambda value: value == "retry"},
    "expect": {"expect": _is_expectation},
}
#: What a daerah chose does not change with the time of day.
_ANY_TIME = datetime(2026, 3, 2, tzinfo=UTC)
#: Verb -> a line as it may be written.
_EXAMPLES: Mapping[str, str] = {
    "start": '{"start": {"process": "konseling_keluarga", "data": {}}}',
    "complete": '{"complete": "f01_penerimaan_awal", "data": {}, "n": 1}',
    "message": '{"message": "msg_jawaban", "data": {}, "key": {}}',
    "signal": '{"signal": "sinyal_evakuasi"}',
    "clock": '{"clock": "PT1H"}',
    "incident": '{"incident": "retry"}',
    "expect": '{"expect": {"waiting": [], "done": [], "status": "closed", "data": {}}}',
}
_HEADING: Mapping[str, Fits] = {"scenario": _is_words, "note": _is_words}


def read_scenario(
    process: str, name: str, file: str, source: bytes
) -> tuple[Scenario, tuple[Problem, ...]]:
    """Read one `.jsonl` file; the steps that can be meant, and what is wrong with the others."""
    told = [(number, _object(line), number == 1) for number, line in _lines(source)]
    wrong = {number: _wrong(said, first=first) for number, said, first in told}
    sound = [(number, said) for number, said, _ in told if said and not wrong[number]]
    heading = sound[0][1] if sound and "scenario" in sound[0][1] else {}
    steps = [(number, said) for number, said in sound if "scenario" not in said]
    if not any(wrong.values()) and not (steps and "start" in steps[0][1]):
        opening = say("Skenario harus dibuka dengan langkah “start”.")
        wrong[steps[0][0] if steps else 1] = opening, _like("start")
    scenario = Scenario(
        process=process,
        name=name,
        title=str(heading.get("scenario", "")),
        note=str(heading.get("note", "")),
        steps=tuple(step for _, step in steps),
        lines=tuple(number for number, _ in steps),
    )
    problems = (
        Problem(code="scenario.line", file=file, line=line, message=bad[0], repair=bad[1])
        for line, bad in wrong.items()
        if bad
    )
    return scenario, tuple(problems)


def happens(step: JsonObject, settings: Mapping[str, Mapping[str, Json]]) -> bool:
    """Tell whether a step belongs to the story in a daerah with these settings, by group."""
    when = step.get("when")
    return when is None or compile_expression(str(when)).evaluate(settings, _ANY_TIME) is True


def _like(verb: str) -> Text:
    return say("Tulis seperti ini: {contoh}", contoh=_EXAMPLES[verb])


def _lines(source: bytes) -> Iterator[tuple[int, bytes]]:
    return ((n, line) for n, line in enumerate(source.splitlines(), 1) if line.strip())


def _object(line: bytes) -> dict[str, Json] | None:
    """Return the line's object, if it holds nothing that a case cannot carry."""
    try:
        said: Json = json.loads(
            line, parse_constant=_number, parse_float=_number, parse_int=_number
        )
        json.dumps(said, ensure_ascii=False).encode()  # half a character is no text
    except (ValueError, RecursionError):
        return None
    return said if _is_object(said) else None


def _number(written: str) -> int | float:
    """Return a finite number of a size that a case can carry; raises ValueError."""
    value = float(written)
    if not abs(value) < _BEYOND:
        raise ValueError(written)
    return int(written) if written.lstrip("-").isdigit() else value


def _wrong(said: dict[str, Json] | None, *, first: bool) -> tuple[Text, Text] | None:
    """Return what is wrong with a line and how to write it; None when nothing is."""
    if said is None:
        return say("Baris ini bukan objek JSON yang utuh."), _like("complete")
    if "scenario" in said:
        example = '{"scenario": "Jalan utama", "note": "…"}'
        heading = say("Judul skenario hanya boleh di baris pertama.")
        fits = first and _fits(said, _HEADING)
        return None if fits else (heading, say("Tulis seperti ini: {contoh}", contoh=example))
    verbs = [verb for verb in _STEPS if verb in said]
    if len(verbs) != 1:
        return (
            say("Setiap baris memuat tepat satu langkah: {verbs}.", verbs=", ".join(_STEPS)),
            _like("complete"),
        )
    keys = _STEPS[verbs[0]] if verbs == ["start"] else {**_STEPS[verbs[0]], "when": _is_expression}
    if _fits(said, keys):
        return None
    return say("Isi langkah “{langkah}” tidak sesuai bentuknya.", langkah=verbs[0]), _like(verbs[0])


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
