"""A case's papers, filled from what its people answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from engine import AnswerView, CaseSheet, Erased, Unreadable
from forms import read_back
from processes import Daerah, LetterText, Marked, budget, daerah, signing_titles
from reports import Letter, Letterhead, Signatory, Table, initials, long_date, print_letter
from webui.answers import called
from webui.bundles import resolved
from webui.letters.blanks import Blanks
from webui.letters.papers import Paper, paper_of
from webui.printing import letterhead, reader
from webui.words import label_of

#: Where nobody has signed yet.
DOTS = "…"


@dataclass(frozen=True, slots=True)
class _Filled:
    """Answers to a form: as stored, in words and drawn by path, by whom and under which hat."""

    body: dict[str, object] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    #: Path of a signature -> what was drawn, as an SVG path.
    drawn: dict[str, str] = field(default_factory=dict)
    by: str = ""
    role: str = ""


def _in_days(written: str) -> str:
    time = budget(written)
    return f"{time.amount} hari kerja" if time and time.clock == "HK" else written


#: How a field is shown that is marked for a paper.
SHOWN: Mapping[str, Callable[[str], str]] = {
    "": str,
    "inisial": initials,
    "wilayah": partial(called, "wilayah"),
    "tenggat": _in_days,
}


def paper_pdf(sheet: CaseSheet, kind: str, today: date, signed_in: str = "") -> bytes:
    """Print a case's newest paper of a kind, or the one that was signed in a certain task.

    Raises:
        Unknown: there is none.
        Erased: the case is gone.
        Unreadable: its answers do not open.
    """
    if sheet.case.erased:
        raise Erased(sheet.erased)
    paper = paper_of(sheet, kind, signed_in)
    place = daerah()[sheet.case.daerah]
    return print_letter(letter(sheet, paper, place, today), reader(place, str, "id"))


def letter(sheet: CaseSheet, paper: Paper, place: Daerah, today: date) -> Letter:
    """Fill the text of a paper."""
    text = paper.text
    # What bears no number is signed by who made it.
    by = paper.signed if text.bernomor else paper.draft
    signed = _read(sheet, by) if by else _Filled()
    day = _day(signed.body.get("tanggal_surat")) or (
        today if text.bernomor else paper.draft.at.date()
    )
    title = signatory_title(text, place, signed.role)
    blanks = _blanks(sheet, paper, place, {"penanda_tangan": title, "tanggal": long_date(day)})
    return Letter(
        letterhead=_head(text, place),
        kind=text.nama,
        case_no=sheet.case.no,
        shape=text.bentuk,
        numbered=text.bernomor,
        number=str(signed.body.get("no_surat") or ""),
        nature=blanks.sentence(text.sifat) or "Biasa",
        place=place.tempat,
        day=day,
        subject=blanks.sentence(text.hal) or text.nama,
        to=blanks.items(text.kepada),
        opening=blanks.sentences(text.pembuka),
        facts=blanks.lines(text.rincian),
        table=_table(sheet, paper),
        body=blanks.sentences(text.isi),
        closing=blanks.sentences(text.penutup),
        attachments=blanks.items([text.lampiran]) if text.lampiran else (),
        signatories=_signatories(
            text, blanks, _hands(sheet, paper), Signatory(title=title, name=signed.by or DOTS)
        ),
        copies=blanks.items(text.tembusan),
    )


def signatory_title(text: LetterText, place: Daerah, role: str) -> str:
    """Say as what somebody signs; of a draft, as what who usually does."""
    usual = resolved(place.kode).settings["parameter"]["penandatangan"]
    signing = role or str(usual)
    written = {**signing_titles(), **text.penanda_tangan}.get(signing, "")
    return Blanks(of_place(place)).sentence(written) or str(label_of(signing, place.kode))


def of_place(place: Daerah) -> dict[str, str]:
    """Return the blanks that a daerah fills."""
    return {
        "nama_daerah": place.nama,
        "dinas": place.dinas,
        "kepala_daerah": place.kepala_daerah,
        "bidang_pembina": place.bidang_pembina,
        "tempat": place.tempat,
        "lembaga_kami": f"LK3 {place.nama}",
    }


def _blanks(sheet: CaseSheet, paper: Paper, place: Daerah, said: dict[str, str]) -> Blanks:
    words = {
        **of_place(place),
        **said,
        "no_kasus": sheet.case.no,
        "petugas": paper.draft.by_name,
    }
    lists = {}
    for name, marked in paper.text.marked().items():
        filled = _answers(sheet, paper, marked.form)
        words[name] = _words(filled, marked)
        lists[name] = _several(filled, marked)
    return Blanks(words, lists)


def _words(filled: _Filled, marked: Marked) -> str:
    return SHOWN[marked.shown](filled.said.get(marked.path, ""))


def _several(filled: _Filled, marked: Marked) -> tuple[str, ...]:
    """Return the single answers of a list; choices by their titles."""
    raw = filled.body.get(marked.path)
    if not isinstance(raw, list) or not raw:
        return ()
    said = filled.said.get(marked.path, "")
    plain = [one for one in raw if isinstance(one, str)]
    return tuple(plain) if ", ".join(plain) == said else tuple(said.split(", "))


def _table(sheet: CaseSheet, paper: Paper) -> Table | None:
    if not paper.text.tabel:
        return None
    form, path = paper.text.rows()
    filled = _answers(sheet, paper, form)
    columns: dict[str, str] = paper.text.tabel["kolom"]
    rows = filled.body.get(path)
    count = len(rows) if isinstance(rows, list) else 0
    return Table(
        columns=tuple(columns),
        rows=tuple(
            tuple(filled.said.get(f"{path}.{nth}.{name}", "") for name in columns.values())
            for nth in range(1, count + 1)
        ),
    )


def _answers(sheet: CaseSheet, paper: Paper, form: str) -> _Filled:
    """Return what was answered to a form when the paper was made; nothing when nobody was asked."""
    if form == paper.draft.form:
        return _read(sheet, paper.draft)
    there = [one for one in sheet.answers if one.form == form and one.is_readable]
    before = [one for one in there if one.at <= paper.draft.at]
    newest = (before or there)[-1:]
    return _read(sheet, newest[0]) if newest else _Filled()


def _read(sheet: CaseSheet, answer: AnswerView) -> _Filled:
    if not answer.is_readable:
        raise Unreadable
    lines = read_back(sheet.files, answer.form, answer.body, sheet.case.daerah, called)
    role = next((task.role for task in sheet.tasks if task.id == answer.task_id), "")
    said = {line.path: line.words for line in lines}
    drawn = {line.path: line.drawing for line in lines if line.drawing}
    return _Filled(dict(answer.body), said, drawn, answer.by_name, role)


def _signatories(
    text: LetterText, blanks: Blanks, hands: Blanks, one: Signatory
) -> tuple[Signatory, ...]:
    return tuple(
        Signatory(title=title, name=name, hand=hands.sentence(text.goresan.get(title, "")))
        for title, name in blanks.lines(text.pihak)
    ) or (one,)


def _hands(sheet: CaseSheet, paper: Paper) -> Blanks:
    """Return what fills the blanks of signatures: what was drawn, as SVG paths."""
    marked = paper.text.marked().items()
    return Blanks(
        {name: _answers(sheet, paper, m.form).drawn.get(m.path, "") for name, m in marked}
    )


def _head(text: LetterText, place: Daerah) -> Letterhead:
    head = letterhead(place)
    return replace(head, lines=text.kop) if text.kop else head


def _day(written: object) -> date | None:
    return date.fromisoformat(written) if isinstance(written, str) else None
