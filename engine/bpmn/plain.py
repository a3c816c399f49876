"""Rewrites of single elements: timers become FEEL, what is only drawn is left out."""

from lxml.etree import _Element as Element

from engine.bpmn import iso8601
from engine.bpmn.change import Change
from engine.bpmn.facts import code_of
from engine.bpmn.findings import excerpt
from engine.bpmn.vocabulary import attr, bpmn, kind, text
from engine.model import say

_DRAWN_ONLY = (
    "dataInputAssociation",
    "dataOutputAssociation",
    "ioSpecification",
    "dataStore",
    "dataStoreReference",
    "dataObjectReference",
    "dataObject",
)
_CORRELATION = ("correlationProperty", "correlationSubscription")


def simplify(change: Change) -> None:
    """Rewrite the elements that can be rewritten one by one."""
    _run_what_is_drawn(change)
    _unschedule(change)
    _name_triggers(change)
    for timer in change.root.iter(*(bpmn(f"time{part}") for part in ("Date", "Duration", "Cycle"))):
        _quote(change, timer)
    for name in _DRAWN_ONLY:
        _drop(change, name)
    for name in _CORRELATION:
        _uncorrelate(change, name)


def _run_what_is_drawn(change: Change) -> None:
    """Make a process executable that editors mark as a mere drawing by default."""
    for process in change.root.iterchildren(bpmn("process")):
        if attr(process, "isExecutable") == "false":
            process.set("isExecutable", "true")
            message = say("Proses bertanda “tidak dijalankan” (isExecutable) tetap dijalankan.")
            change.findings.note("bpmn.executable", process, message)


def _unschedule(change: Change) -> None:
    """Drop the timer of a start event: whoever starts a case does not wait for its schedule."""
    for process in change.root.iterchildren(bpmn("process")):
        for start in list(process.iterchildren(bpmn("startEvent"))):
            for timer in start.findall(bpmn("timerEventDefinition")):
                change.findings.warn(
                    "bpmn.schedule",
                    start,
                    say("Jadwal pada awal proses tidak dijalankan; kasus dimulai oleh petugas."),
                    say("Ganti dengan awal biasa, atau taruh waktu tunggu sesudah awal."),
                )
                start.remove(timer)
                process.append(start)  # of those without a trigger the first begins


def _name_triggers(change: Change) -> None:
    """Give each error and escalation a code: to SpiffWorkflow one without catches them all.

    And each message and signal a name, without which it reads none.
    """
    for name in ("error", "escalation"):
        for fault in change.root.iterchildren(bpmn(name)):
            fault.set(f"{name}Code", code_of(fault))
    for told in change.root.iterchildren(bpmn("message"), bpmn("signal")):
        told.set("name", attr(told, "name") or attr(told, "id"))


def _quote(change: Change, timer: Element) -> None:
    written = text(timer)
    timer.text = iso8601.as_feel(written)
    if timer.text != written:
        message = say("Waktu “{text}” dibaca sebagai teks FEEL.", text=excerpt(written))
        change.findings.note("bpmn.timer", timer, message)


def _drop(change: Change, name: str) -> None:
    for element in list(change.root.iter(bpmn(name))):
        parent = element.getparent()
        if parent is None or kind(parent) == "":
            continue
        message = say("“{name}” hanya gambar; nilai kasus dibaca dengan namanya.", name=name)
        change.findings.note("bpmn.drawn_only", element, message)
        parent.remove(element)


def _uncorrelate(change: Change, name: str) -> None:
    for element in list(change.root.iter(bpmn(name))):
        parent = element.getparent()
        if parent is None:
            continue
        change.findings.warn(
            "bpmn.correlation",
            element,
            say("“{name}” tidak dipakai: pesan dicocokkan dengan kasusnya.", name=name),
            say("Isi lk3:correlation pada kejadian pesan bila perlu kunci lain."),
        )
        parent.remove(element)
