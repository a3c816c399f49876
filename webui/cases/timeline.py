"""What happened on a case, the latest first, in words: filtered, page by page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from engine import CaseByNo, CaseSheet, Timeline, TimelineSheet, Unknown
from forms import read_back
from webui.visit import ask

bp = Blueprint("timeline", __name__)

Whose = Literal["", "people", "machine", "papers"]
#: `jenis` in the address -> what is shown.
KINDS: Mapping[str, Whose] = dict(
    zip(("", "manusia", "mesin", "dokumen"), get_args(Whose), strict=True)
)


@dataclass(frozen=True, slots=True)
class Change:
    """One question that was answered otherwise than before; "" for no answer."""

    question: str
    before: str
    after: str


@bp.get("/kasus/<no>/linimasa")
def show(no: str) -> ResponseReturnValue:
    """Show one stream of deeds and documents."""
    kind, before = request.args.get("jenis", ""), request.args.get("sebelum", "0")
    if kind not in KINDS or not before.isdecimal():
        raise Unknown
    sheet = ask(Timeline(no=no, whose=KINDS[kind], before=int(before)))
    return render_template(
        "cases/timeline.html", sheet=sheet, kind=kind, kinds=KINDS, changes=_changes(sheet)
    )


def _changes(sheet: TimelineSheet) -> dict[int, tuple[Change, ...]]:
    """Return what the corrections on this page changed, by their number in the history."""
    corrected = [one.event for one in sheet.happenings if one.event.deed == "answer_corrected"]
    if not corrected or not sheet.inside:
        return {}
    case = ask(CaseByNo(sheet.case.no))
    versions = {answer.id: answer for answer in case.answers}
    return {
        event.seq: tuple(_changed(case, str(event.detail["answer"])))
        for event in corrected
        if event.detail.get("answer") in versions
    }


def _changed(case: CaseSheet, answer_id: str) -> Iterator[Change]:
    after = next(one for one in case.answers if one.id == answer_id)
    earlier = (one for one in case.answers if one.task_id == after.task_id)
    before = next((one for one in earlier if one.version == after.version - 1), after)
    lines = [
        {line.path: line for line in read_back(case.files, one.form, one.body, case.case.daerah)}
        for one in (before, after)
    ]
    for path, line in {**lines[0], **lines[1]}.items():
        old, new = (side[path].words if path in side else "" for side in lines)
        if old != new:
            yield Change(" ".join(filter(None, (line.within, line.label))), old, new)
