"""Which papers a case can print: a text, the answers that draft it, and those that sign it."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine import AnswerView, CaseSheet, Unknown
from processes import LetterText, letter_texts, pinned_texts

#: The form that signs what another form drafted.
SIGNATURE = "kerja_tanda_tangan.schema.json"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper that a case can print now: its text, who drafted it, who signed."""

    kind: str
    text: LetterText
    draft: AnswerView
    #: The same answers where one form drafts and signs; None while unsigned.
    signed: AnswerView | None = None


def papers_of(sheet: CaseSheet) -> tuple[Paper, ...]:
    """Return the newest paper of each kind that a case has answers for; () of an erased one."""
    found = (_newest(sheet, kind, text) for kind, text in _texts(sheet).items())
    return tuple(paper for paper in found if paper)


def paper_of(sheet: CaseSheet, kind: str, signed_in: str = "") -> Paper:
    """Return the newest paper of a kind, or the one that was signed in a certain task.

    Raises:
        Unknown: there is none.
    """
    text = _texts(sheet).get(kind)
    found = text and (
        _signed_in(sheet, kind, text, signed_in) if signed_in else _newest(sheet, kind, text)
    )
    if not found:
        raise Unknown
    return found


def _texts(sheet: CaseSheet) -> Mapping[str, LetterText]:
    """Return the texts that the case's bundle pins; a bundle from before texts were has ours."""
    return pinned_texts(sheet.files) or letter_texts()


def _newest(sheet: CaseSheet, kind: str, text: LetterText) -> Paper | None:
    drafts = [one for one in sheet.answers if one.form == text.form and _is_of(one, kind)]
    if not drafts:
        return None
    draft = drafts[-1]
    if not text.bernomor or draft.body.get("no_surat"):
        return Paper(kind, text, draft, draft if text.bernomor else None)
    written = min(one.at for one in sheet.answers if one.task_id == draft.task_id)
    after = [one for one in sheet.answers if one.at >= written and _signs(one, kind)]
    return Paper(kind, text, draft, after[-1] if after else None)


def _signed_in(sheet: CaseSheet, kind: str, text: LetterText, task_id: str) -> Paper | None:
    signatures = [one for one in sheet.answers if one.task_id == task_id]
    if not signatures:
        return None
    signed = signatures[-1]
    if signed.form == text.form:
        return Paper(kind, text, signed, signed)
    before = [
        one
        for one in sheet.answers
        if one.form == text.form and one.at <= signatures[0].at and _is_of(one, kind)
    ]
    return Paper(kind, text, before[-1], signed) if before else None


def _is_of(draft: AnswerView, kind: str) -> bool:
    """Tell whether a draft is of this kind: forms that draft several say which."""
    return draft.body.get("jenis_surat", kind) == kind


def _signs(answer: AnswerView, kind: str) -> bool:
    return answer.form == SIGNATURE and bool(answer.body.get("no_surat")) and _is_of(answer, kind)
