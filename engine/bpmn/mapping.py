"""What a called process sees and gives back: other editors' mappings put into ours.

Ours are `lk3:in="mapped"` with the assignments of `preScript`, and `lk3:out="mapped"` with those
of `postScript`; without the marks a called process sees all and gives all back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import SubElement
from lxml.etree import _Element as Element

from engine.bpmn import juel
from engine.bpmn.findings import Findings, excerpt
from engine.bpmn.vocabulary import (
    CAMUNDA,
    LK3,
    SPIFF,
    ZEEBE,
    attr,
    bpmn,
    child_text,
    local,
    text,
)
from engine.model import say

#: The values of `lk3:in` and `lk3:out`.
PASSING = frozenset({"all", "mapped"})


@dataclass(slots=True)
class _Way:
    """What goes one way, as told by a vendor."""

    #: It is told at all.
    told: bool = False
    all: bool = False
    #: Assignments "name = FEEL".
    lines: list[str] = field(default_factory=list)


def map_call(call: Element, findings: Findings) -> None:
    """Put the mappings of a call activity into ours; refuse those whose meaning is not plain."""
    inward, outward = _Way(), _Way()
    for read in (_camunda, _zeebe, _standard):
        read(call, inward, outward, findings)
    for name in ("variableMappingClass", "variableMappingDelegateExpression"):
        if attr(call, f"{{{CAMUNDA}}}{name}"):
            _refuse(call, f"camunda:{name}", findings)
    if inward.told or outward.told:
        _settle(call, "in", "preScript", inward)
        _settle(call, "out", "postScript", outward)
        names = [line.partition("=")[0].strip() for line in (*inward.lines, *outward.lines)]
        message = say("Pemetaan variabel panggilan dibaca: {names}.", names=", ".join(names) or "-")
        findings.note("bpmn.dialect", call, message)


def _settle(call: Element, mark: str, script: str, way: _Way) -> None:
    call.set(f"{{{LK3}}}{mark}", "all" if way.all else "mapped")
    if way.lines:
        place = _extensions(call)
        found = place.find(f"{{{SPIFF}}}{script}")
        if found is None:
            found = SubElement(place, f"{{{SPIFF}}}{script}")
        found.text = "\n".join([text(found), *way.lines]).strip()


def _extensions(call: Element) -> Element:
    found = call.find(bpmn("extensionElements"))
    return SubElement(call, bpmn("extensionElements")) if found is None else found


def _inside(call: Element, path: str) -> Iterator[Element]:
    yield from call.iterfind(f"{bpmn('extensionElements')}/{path}")


def _camunda(call: Element, inward: _Way, outward: _Way, findings: Findings) -> None:
    """Once one variable is named, Camunda passes nothing else; its business key is our own."""
    for way, name in ((inward, "in"), (outward, "out")):
        for element in _inside(call, f"{{{CAMUNDA}}}{name}"):
            if attr(element, "businessKey"):
                continue
            inward.told = outward.told = True
            source = attr(element, "source") or attr(element, "sourceExpression")
            if attr(element, "variables") == "all" and attr(element, "local") != "true":
                way.all = True
            elif source and attr(element, "target"):
                _assign(way, attr(element, "target"), source, element, findings)
            else:
                _refuse(element, f"camunda:{name}", findings)


def _zeebe(call: Element, inward: _Way, outward: _Way, findings: Findings) -> None:
    """Zeebe passes all inward unless told not to, and outward only what is named, if any is."""
    marks = {}
    for element in _inside(call, f"{{{ZEEBE}}}calledElement"):
        marks = {
            "in": attr(element, "propagateAllParentVariables"),
            "out": attr(element, "propagateAllChildVariables"),
        }
    lines = list(_inside(call, f"{{{ZEEBE}}}ioMapping/*"))
    if not lines and not any(marks.values()):
        return
    inward.told = outward.told = True
    for element in lines:
        way = inward if local(element) == "input" else outward
        _assign(way, attr(element, "target"), attr(element, "source"), element, findings)
    inward.all = marks.get("in") != "false"
    outward.all = marks.get("out") != "false" and not outward.lines


def _standard(call: Element, inward: _Way, outward: _Way, findings: Findings) -> None:
    """Read the associations that say in an assignment what becomes of what; others are drawn."""
    for way, name in ((inward, "dataInputAssociation"), (outward, "dataOutputAssociation")):
        for element in call.iterchildren(bpmn(name)):
            for assignment in element.iterchildren(bpmn("assignment")):
                inward.told = outward.told = True
                target, source = child_text(assignment, "to"), child_text(assignment, "from")
                _assign(way, target, source, element, findings)


def _assign(way: _Way, target: str, source: str, where: Element, findings: Findings) -> None:
    written = _feel(source)
    if written is None or not target.isidentifier():
        shown = excerpt(f"{target} = {source}")
        findings.refuse(
            "bpmn.mapping",
            where,
            say("Pemetaan “{mapping}” tidak dapat dibaca sebagai FEEL.", mapping=shown),
            say('Tulis penetapan FEEL di preScript atau postScript dengan lk3:in="mapped".'),
        )
        return
    way.lines.append(f"{target} = {' '.join(written.split())}")


def _feel(source: str) -> str | None:
    try:
        return juel.to_feel(source) if juel.is_juel(source) else source.removeprefix("=").strip()
    except juel.NotPlainError:
        return None


def _refuse(where: Element, name: str, findings: Findings) -> None:
    findings.refuse(
        "bpmn.mapping_unclear",
        where,
        say("Pemetaan {name} tidak menyebut variabel mana yang diteruskan.", name=name),
        say("Sebut source dan target, atau pakai preScript dan postScript."),
    )


def check_passing(call: Element, findings: Findings) -> None:
    """Refuse other values of `lk3:in` and `lk3:out` than we know."""
    for name in ("in", "out"):
        value = attr(call, f"{{{LK3}}}{name}")
        if value and value not in PASSING:
            findings.refuse(
                "bpmn.passing",
                call,
                say("Nilai “{value}” pada lk3:{name} tidak dikenal.", value=value, name=name),
                say("Pakai salah satu dari: {names}.", names=", ".join(sorted(PASSING))),
            )
