"""Every expression of a diagram, compiled: what it reads, and what is wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml.etree import _Element as Element

from engine.bpmn import iso8601
from engine.bpmn.facts import ours
from engine.bpmn.findings import Findings, excerpt
from engine.bpmn.vocabulary import EVENTS, SPIFF, attr, kind, local, text
from engine.feel import Expression, FeelError, assignments, compile_expression
from engine.model import Text, say

Use = Literal["value", "timer", "script", "outcome", "ignored"]

#: Characters of all expressions of a file together; a pathway has a few thousand.
MAX_LENGTH = 1 << 16

_BPMN_USES: dict[str, Use] = {
    "conditionExpression": "value",
    "condition": "value",
    "completionCondition": "value",
    "loopCardinality": "value",
    "loopCondition": "value",
    "loopDataInputRef": "value",
    "timeDate": "timer",
    "timeDuration": "timer",
    "timeCycle": "timer",
    "script": "script",
}
_SPIFF_USES: dict[str, Use] = {"preScript": "script", "postScript": "script"}
_OUR_USES: dict[str, Use] = {
    "area": "value",
    "assignee": "value",
    "correlation": "value",
    "due": "timer",
    "opens": "outcome",
    "outcome": "value",
}
_PYTHON = re.compile(
    r"==|\b(True|False|None|import|def|lambda|elif|try|len|str|int)\b|\.(get|append)\(|^\s*#|\+=|;",
    re.MULTILINE,
)
_FEEL = say('Tulis dalam FEEL, misalnya: risiko = "tinggi" and usia < 18.')
_FEEL_LINES = say("Tulis satu penetapan FEEL per baris, misalnya: risiko = tingkat_akhir.")


@dataclass(frozen=True, slots=True)
class Formula:
    """One compiled expression of a diagram."""

    where: Element
    expression: Expression
    #: Variable it is assigned to, in a script; "" elsewhere.
    sets: str = ""
    #: It is looked at when the step is done.
    is_outcome: bool = False


def formulas(root: Element, findings: Findings) -> tuple[Formula, ...]:
    """Compile every expression of the file; say what is outside the language."""
    found: list[Formula] = []
    written = tuple(_written(root))
    if sum(len(source) for _, _, source in written) > MAX_LENGTH:
        message = say("Ungkapan di berkas ini melebihi {limit} huruf.", limit=MAX_LENGTH)
        repair = say("Pindahkan aturan yang panjang ke tabel keputusan (DMN).")
        findings.refuse("feel.too_much", root, message, repair)
        return ()
    for where, use, source in written:
        try:
            found.extend(_compiled(where, use, source, findings))
        except FeelError as error:
            _refuse(where, use, source, error.message, findings)
    return tuple(found)


def _written(root: Element) -> Iterator[tuple[Element, Use, str]]:
    """Yield each expression's element, use and source text."""
    for element in root.iter():
        use = _use(element)
        if use != "ignored" and (source := text(element)):
            yield element, use, source
        if kind(element) == "outputDataItem":
            yield element, "value", attr(element, "id")
        if kind(element):
            for name, our_use in _OUR_USES.items():
                if source := ours(element, name):
                    yield element, our_use, source


def _use(element: Element) -> Use:
    if kind(element):
        return _BPMN_USES.get(kind(element), "ignored")
    if isinstance(element.tag, str) and element.tag.startswith(f"{{{SPIFF}}}"):
        return _SPIFF_USES.get(local(element), "ignored")
    return "ignored"


def _compiled(where: Element, use: Use, source: str, findings: Findings) -> Iterator[Formula]:
    if use == "script":
        for name, expression in assignments(source):
            yield Formula(where, expression, sets=name)
    elif use == "timer":
        yield from _compiled_timer(where, source, findings)
    else:
        yield Formula(where, compile_expression(source), is_outcome=use == "outcome")


def _compiled_timer(where: Element, source: str, findings: Findings) -> Iterator[Formula]:
    if iso8601.is_cron(source):
        if _is_schedule(where):
            return
        findings.refuse(
            "bpmn.timer_cron",
            where,
            say(
                "Waktu “{text}” ditulis sebagai cron, yang tidak dijalankan.", text=excerpt(source)
            ),
            say("Tulis menurut ISO 8601, misalnya R/P1D untuk setiap hari."),
        )
        return
    written = source if iso8601.is_meant(source) else iso8601.bare(source)
    if written and (fault := iso8601.fault(written)):
        repair = say("Tulis menurut ISO 8601, misalnya P3D, PT4H, R3/P1D, atau 2026-01-31.")
        findings.refuse("bpmn.timer", where, fault, repair)
    if not written:
        yield Formula(where, compile_expression(source))


def _is_schedule(timer: Element) -> bool:
    """Tell whether the timer is on a start event of a process, where it is not run at all."""
    event = next((element for element in timer.iterancestors() if kind(element) in EVENTS), None)
    around = event.getparent() if event is not None else None
    return (
        event is not None
        and around is not None
        and ((kind(event), kind(around)) == ("startEvent", "process"))
    )


def _refuse(where: Element, use: Use, source: str, reason: Text, findings: Findings) -> None:
    shown = excerpt(source)
    repair = _FEEL_LINES if use == "script" else _FEEL
    if _PYTHON.search(source):
        message = say("“{source}” ditulis dalam Python, bukan FEEL.", source=shown)
        findings.refuse("feel.python", where, message, repair)
    else:
        message = say("“{source}” bukan FEEL: {reason}", source=shown, reason=reason)
        findings.refuse("feel.syntax", where, message, repair)
