"""The layers over the shared library: a province's, then a daerah's own; each checked whole."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from engine import Files, JsonObject, Problem, Text, say
from processes.composing import compose
from processes.homes import folders
from processes.letters import letter_texts
from processes.overlay.catalogue import Catalogue
from processes.overlay.letters import letter_faults, plain
from processes.overlay.values import (
    CALENDAR,
    LAW,
    Fault,
    Found,
    calendar_fault,
    deadline_fault,
    one_of,
    parameter_fault,
)

FILE = "overlay.yaml"
CODE = "overlay"
REPAIR = say("Bandingkan dengan overlay yang disertakan.")
#: What an overlay may say, group by group.
GROUPS = ("parameter", "sla", "layanan", "jalur", "alias", "kalender", "surat", "alasan")
TWICE = (say("Kunci ini ditulis dua kali."), REPAIR)
#: Endings of the files that lie beside it.
_BESIDE = (".patch.json", ".dmn", ".bpmn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """What one province or daerah changes."""

    #: Kemendagri code: "13" of a province, "13.77" of a daerah.
    code: str
    parameters: JsonObject
    deadlines: Mapping[str, str]
    #: Services offered, in their order; None leaves them as they are.
    services: tuple[str, ...] | None
    #: Pathway code -> whether it is offered.
    pathways: Mapping[str, bool]
    #: Called process -> what is called in its place.
    aliases: Mapping[str, str]
    #: Working days a week, 5 or 6; None leaves them as they are.
    week: int | None
    #: Days on which people here do not work, and days on which they do all the same.
    closed: frozenset[date]
    worked: frozenset[date]
    #: Kind of letter -> what its text says otherwise.
    letters: Mapping[str, Mapping[str, Any]]
    #: "parameter.mediasi" -> why, in words.
    reasons: Mapping[str, str]
    #: Merge patches, tables and diagrams that lie beside it, by file name.
    files: Files


def layers_of(
    code: str, homes: tuple[Path, ...], catalogue: Catalogue
) -> tuple[list[Layer], list[Problem]]:
    """Read the layers of a daerah in `homes`: its province's, if there is one, then its own."""
    wanted = (("provinsi", code[:2]), ("daerah", code))
    found: list[Layer] = []
    problems: list[Problem] = []
    for kind, name in wanted:
        folder = folders(kind, homes).get(name)
        if folder is None:
            continue
        layer, wrong = read_layer(name, folder_files(folder), catalogue)
        problems += wrong
        if layer:
            found.append(layer)
    return found, problems


def folder_files(folder: Path) -> Files:
    """Return what lies in a layer's folder, by file name."""
    kinds = (FILE, *_BESIDE)
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.is_file() and path.name.endswith(kinds)
    }


def read_layer(
    code: str, files: Files, catalogue: Catalogue
) -> tuple[Layer | None, tuple[Problem, ...]]:
    """Read one layer: what of it can be meant, and everything that cannot.

    With a problem the layer is not for use, but to find what else is wrong; None without any.
    """
    top, unread = compose(FILE, files.get(FILE, b"{}"), CODE, REPAIR)
    if top is None:
        return None, tuple(replace(problem, file=f"{code}/{FILE}") for problem in unread)
    problems = tuple(_problem(code, *found) for found in _faults(top, catalogue))
    given = _sound(top, frozenset(problem.element for problem in problems))
    calendar = given.get("kalender", {})
    return Layer(
        code=code,
        parameters=given.get("parameter", {}),
        deadlines=given.get("sla", {}),
        services=tuple(given["layanan"]) if "layanan" in given else None,
        pathways=given.get("jalur", {}),
        aliases=given.get("alias", {}),
        week=calendar.get("hari_kerja"),
        closed=frozenset(calendar.get("libur", ())),
        worked=frozenset(calendar.get("masuk", ())),
        letters=given.get("surat", {}),
        reasons=given.get("alasan", {}),
        files={name: source for name, source in files.items() if name != FILE},
    ), problems


def _sound(top: yaml.MappingNode, faulty: Collection[str]) -> dict[str, Any]:
    """Return what the file says, group by group, without what is wrong."""
    said: dict[str, Any] = {}
    for key, node in top.value:
        group = str(key.value)
        if group in faulty:
            continue
        if isinstance(node, yaml.MappingNode):
            entries = ((str(name.value), value) for name, value in node.value)
            said[group] = {n: plain(v) for n, v in entries if not _is_among(faulty, f"{group}.{n}")}
        else:
            items = plain(node)
            said[group] = [one for one in items if f"{group}.{one}" not in faulty]
    return said


def _is_among(faulty: Collection[str], key: str) -> bool:
    """Tell whether the key or one below it is wrong."""
    return any(one == key or one.startswith(f"{key}.") for one in faulty)


def _problem(code: str, key: str, line: int, message: Text, repair: Text) -> Problem:
    return Problem(
        code=CODE, file=f"{code}/{FILE}", element=key, line=line, message=message, repair=repair
    )


def _faults(top: yaml.MappingNode, catalogue: Catalogue) -> Iterator[Found]:
    seen = set()
    for key, value in top.value:
        name, line = str(key.value), key.start_mark.line + 1
        if name not in GROUPS:
            message = say("Kunci “{name}” tidak dikenal.", name=name)
            yield name, line, message, one_of(GROUPS)
        elif name in seen:
            yield name, line, *TWICE
        else:
            yield from _group_faults(name, value, catalogue)
        seen.add(name)


def _group_faults(group: str, node: yaml.Node, catalogue: Catalogue) -> Iterator[Found]:
    line = node.start_mark.line + 1
    value = plain(node)
    if group == "layanan":
        yield from _service_faults(value, line, catalogue)
    elif group == "surat":
        yield from letter_faults(node)
    elif not isinstance(value, dict) or not isinstance(node, yaml.MappingNode):
        yield group, line, say("Nilainya harus kunci dan nilai."), REPAIR
    else:
        seen: set[str] = set()
        for key, _ in node.value:
            name = str(key.value)
            fault = _fault(group, name, value.get(name), catalogue) if name not in seen else TWICE
            if fault:
                yield f"{group}.{name}", key.start_mark.line + 1, *fault
            seen.add(name)


def _service_faults(value: object, line: int, catalogue: Catalogue) -> Iterator[Found]:
    if not isinstance(value, list):
        yield "layanan", line, say("Nilainya harus daftar."), REPAIR
        return
    for name in value:
        if not isinstance(name, str) or name not in catalogue.services:
            message = say("Layanan “{name}” tidak dikenal.", name=name)
            yield f"layanan.{name}", line, message, one_of(catalogue.services)


def _fault(group: str, name: str, value: object, catalogue: Catalogue) -> Fault | None:
    """Return what is wrong with one entry of a group, and what to do."""
    if group == "parameter":
        return _known(name, catalogue.parameters) or parameter_fault(
            catalogue.parameters[name], value
        )
    if group == "sla":
        return _known(name, catalogue.deadlines) or deadline_fault(catalogue.deadlines[name], value)
    if group == "jalur":
        return _known(name, catalogue.pathways) or _switch_fault(name, value, catalogue)
    if group == "kalender":
        return _known(name, CALENDAR) or calendar_fault(name, value)
    if not isinstance(value, str) or not value.strip():
        return say("Nilainya harus teks; tulis dalam tanda kutip bila berupa angka."), REPAIR
    return _reason_fault(name, catalogue) if group == "alasan" else None


def _reason_fault(name: str, catalogue: Catalogue) -> Fault | None:
    """A reason is one for something that may be chosen."""
    group, _, entry = name.partition(".")
    there: Mapping[str, Mapping[str, object]] = {
        "parameter": catalogue.parameters,
        "sla": catalogue.deadlines,
        "jalur": catalogue.pathways,
        "kalender": CALENDAR,
        "surat": letter_texts(),
    }
    if name == "layanan" or group == "alias" or entry in there.get(group, ()):
        return None
    return _known(name, dict.fromkeys(f"{one}.…" for one in there))


def _switch_fault(name: str, value: object, catalogue: Catalogue) -> Fault | None:
    if not isinstance(value, bool):
        return say("Nilainya ya atau tidak (true atau false)."), REPAIR
    if not value and catalogue.pathways[name].required:
        return say("Jalur {code} tidak dapat dimatikan.", code=name), LAW
    return None


def _known(name: str, there: Mapping[str, object]) -> Fault | None:
    if name in there:
        return None
    return say("Kunci “{name}” tidak dikenal.", name=name), one_of(there)
