"""The case history on paper: who did what, when, and why the case went this way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from engine import MACHINE_ACTOR, Chosen, Decided, Event, HistorySheet, told_name
from reports.letters import Letterhead
from reports.printing import TEMPLATES, render, to_pdf
from reports.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryDocument:
    """What is printed; the sheet must be verified (`sheet.verified`) when it is asked for."""

    sheet: HistorySheet
    letterhead: Letterhead
    printed_at: datetime
    printed_by: str
    #: Title of a process -> its drawing as inline SVG with the path taken.
    drawings: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the timeline."""

    at: datetime
    #: "" when the machine did it by itself.
    who: str
    role: str
    #: Code of the deed; the reader's label makes it a phrase.
    deed: str
    #: Name of the step.
    name: str
    #: What explains it: reason, condition, matched rows.
    why: tuple[str, ...] = ()


def case_history(document: HistoryDocument, reader: Reader) -> bytes:
    """Print the history of one case as a PDF/UA-1 document."""
    values = {
        "document": document,
        "sheet": document.sheet,
        "rows": sorted(timeline(document.sheet, reader), key=lambda row: row.at),
        "drawings": {name: _on_paper(svg) for name, svg in document.drawings.items()},
        "reader": reader,
    }
    return to_pdf(render("history.html", reader.words, values))


def _on_paper(svg: str) -> str:
    """Put the paper style into a drawing: a page's style sheet does not reach inside an SVG."""
    style = (TEMPLATES / "drawing.css").read_text(encoding="utf-8")
    head, mark, body = svg.partition(">")
    return f"{head}{mark}<style>{style}</style>{body}"


def timeline(sheet: HistorySheet, reader: Reader) -> Iterator[Row]:
    """Yield the rows of the history and, between them, what the machine decided."""
    for event in sheet.events:
        yield _deed(event, reader)
    for at, chosen in sheet.chosen:
        yield Row(
            at=at,
            who="",
            role="mesin",
            deed="path_chosen",
            name=_name(sheet, chosen.process, chosen.element),
            why=tuple(_choice(sheet, chosen, reader)),
        )
    for at, decided in sheet.decided:
        yield Row(
            at=at,
            who="",
            role="mesin",
            deed="decision_made",
            name=_decider(sheet, decided),
            why=tuple(_decision(decided, reader)),
        )
    for at, element in sheet.unread:
        yield Row(at=at, who="", role="mesin", deed="trail_unread", name=element)


def _deed(event: Event, reader: Reader) -> Row:
    why = (event.reason,) if event.reason else ()
    return Row(
        at=event.at,
        who="" if event.role == MACHINE_ACTOR.role else _named(event, reader),
        role=event.role,
        deed=event.deed,
        name=event.name or event.element,
        why=why,
    )


def _named(event: Event, reader: Reader) -> str:
    return told_name(event.actor_name or event.actor).said(reader.words)


def _choice(sheet: HistorySheet, chosen: Chosen, reader: Reader) -> Iterator[str]:
    flows = sheet.processes[chosen.process].flows if chosen.process in sheet.processes else {}
    for flow, condition, taken in chosen.flows:
        if taken:
            drawn = flows.get(flow)
            yield f"→ {drawn.name or drawn.target if drawn else flow}"
            if condition:
                yield condition
    yield from _values(dict(chosen.values), reader)


def _decision(decided: Decided, reader: Reader) -> Iterator[str]:
    for hit in decided.hits:
        yield f"#{hit.number} {hit.note}".strip()
    yield from _values(dict(decided.inputs), reader)
    yield from (f"⇒ {line}" for line in _values(dict(decided.outputs), reader))


def _values(values: dict[str, object], reader: Reader) -> Iterator[str]:
    for name, value in sorted(values.items()):
        yield f"{name} = {reader.value(value)}"


def _decider(sheet: HistorySheet, decided: Decided) -> str:
    """Return the name of the step that asked a table."""
    drawn = (one.nodes.get(decided.element) for one in sheet.processes.values())
    return next((node.name for node in drawn if node and node.name), decided.decision)


def _name(sheet: HistorySheet, process: str, element: str) -> str:
    drawn = sheet.processes.get(process)
    node = drawn.nodes.get(element) if drawn else None
    return node.name or element if node else element
