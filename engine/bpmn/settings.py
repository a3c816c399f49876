"""The settings a bundle carries: values that a daerah chooses and every expression may read."""

import json
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from lxml.etree import _Element as Element

from engine.bpmn.comparisons import Fields
from engine.bpmn.facts import decision_of
from engine.bpmn.findings import Findings
from engine.bpmn.sheet import Sheet
from engine.bpmn.vocabulary import kind
from engine.dmn import Decision
from engine.model import FieldFact, FieldType, Files, Json, Problem, say

#: The file of a bundle that holds them: {"group": {"name": text, number, yes/no or a list}}.
SETTINGS: Final = "tetapan.json"
#: The group that says which process a pathway is, by its code: "" where it is not offered.
OPENED: Final = "serah"
_MAX_BYTES: Final = 1 << 16
_SCALARS: Final = frozenset((str, bool, int, float))
_TYPES: Final[Mapping[type, FieldType]] = {
    str: "string",
    bool: "boolean",
    int: "number",
    float: "number",
    list: "list",
}

#: Group -> name -> value; expressions read them as group.name.
Settings = Mapping[str, dict[str, Json]]


def read_settings(files: Files) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings of a bundle, none without the file, and what is wrong with them."""
    if SETTINGS not in files:
        return {}, ()
    given = _parsed(files[SETTINGS])
    groups = given.items() if isinstance(given, dict) else ()
    found = {name: group for name, group in groups if isinstance(group, dict) and _is_group(group)}
    if found != given:
        return {}, (_unreadable(),)
    return found, ()


def without_values(files: Files) -> Files:
    """Return the files with the kind of each setting in its place: a check looks at no more."""
    settings, _ = read_settings(files)
    if not settings:
        return files
    kinds = {
        group: {name: _TYPES[type(value)] for name, value in values.items()}
        for group, values in settings.items()
    }
    return {**files, SETTINGS: json.dumps(kinds, sort_keys=True).encode()}


def _parsed(source: bytes) -> Json:
    if len(source) > _MAX_BYTES:
        return None
    try:
        found: Json = json.loads(source, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None
    return found


def _no_number(name: str) -> None:
    """JSON has no Infinity and no NaN."""
    raise ValueError(name)


def _is_group(group: dict[str, Json]) -> bool:
    return all(
        name.isidentifier() and not name.startswith("_") and _is_value(value)
        for name, value in group.items()
    )


def _is_value(value: object) -> bool:
    items = value if isinstance(value, list) else [value]
    return all(type(item) in _SCALARS for item in items)


def _unreadable() -> Problem:
    return Problem(
        code="bpmn.settings",
        message=say("Tetapan daerah tidak terbaca."),
        repair=say("Tulis JSON: kelompok, nama, lalu teks, angka, ya/tidak, atau daftar."),
        file=SETTINGS,
    )


def fields_of(settings: Settings) -> dict[str, list[FieldFact]]:
    """Return what expressions may rely on, by path; a value is no choice: it may be changed."""
    return {
        f"{group}.{name}": [FieldFact(path=f"{group}.{name}", type=_TYPES[type(value)])]
        for group, values in settings.items()
        for name, value in values.items()
    }


def check_settings(
    sheets: Iterable[Sheet],
    settings: Settings,
    fields: Fields,
    decisions: Mapping[str, Decision],
) -> tuple[Problem, ...]:
    """Refuse settings that are read and not there, and whatever would be set over one."""
    there = fields_of(settings)
    for sheet in sheets:
        for where, paths in _read(sheet, decisions):
            for path in sorted(paths - there.keys()):
                if path.partition(".")[0] in settings:
                    _refuse_missing(sheet.findings, where, path, there)
        for formula in sheet.formulas:
            if formula.sets in settings:
                _refuse_over(sheet.findings, formula.where, formula.sets)
    asked = {path.partition(".")[0] for path in fields}
    return tuple(_asked_too(group) for group in sorted(asked & settings.keys()))


def _read(
    sheet: Sheet, decisions: Mapping[str, Decision]
) -> Iterator[tuple[Element, frozenset[str]]]:
    for formula in sheet.formulas:
        yield formula.where, formula.expression.paths
    for element in sheet.elements.values():
        if kind(element) == "businessRuleTask" and (name := decision_of(element)) in decisions:
            yield element, decisions[name].paths


def _refuse_missing(findings: Findings, where: Element, path: str, there: Iterable[str]) -> None:
    near = get_close_matches(path, there, n=3, cutoff=0.5) or sorted(there)[:10]
    findings.refuse(
        "bpmn.setting_unknown",
        where,
        say("Tetapan “{path}” tidak ada.", path=path),
        say("Tambahkan tetapan itu, atau pakai: {names}.", names=", ".join(near)),
    )


def _refuse_over(findings: Findings, where: Element, group: str) -> None:
    findings.refuse(
        "bpmn.setting_changed",
        where,
        say("“{name}” adalah kelompok tetapan, yang tidak diubah oleh kasus.", name=group),
        say("Beri variabel itu nama lain."),
    )


def _asked_too(group: str) -> Problem:
    return Problem(
        code="bpmn.setting_asked",
        message=say("Kelompok tetapan “{name}” bernama sama dengan isian formulir.", name=group),
        repair=say("Beri kelompok itu nama lain."),
        file=SETTINGS,
    )
