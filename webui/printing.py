"""A case's papers, filled from what the engine answers; for pages and the command line."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from engine import CaseSheet, Erased, HistorySheet, Unknown, Unreadable
from forms import read_back
from processes import Daerah, daerah
from reports import (
    HistoryDocument,
    Letterhead,
    Reader,
    ReferralLetter,
    Signatory,
    case_history,
    initials,
    referral_letter,
)
from webui.cases.drawings import drawings
from webui.words import label_of

REFERRAL = "f17_rujukan.schema.json"
SIGNATURE = "kerja_tanda_tangan.schema.json"
Words = Callable[[str], str]


def history_pdf(
    sheet: HistorySheet, printed_by: str, at: datetime, words: Words, locale: str = "id"
) -> bytes:
    """Print the history of a case; `words` is the reader's gettext."""
    place = daerah()[sheet.case.daerah]
    document = HistoryDocument(
        sheet=sheet,
        letterhead=letterhead(place),
        printed_at=at,
        printed_by=printed_by,
        drawings={drawn.name: drawn.picture for drawn in drawings(sheet, words)},
    )
    return case_history(document, reader(place, words, locale))


def letter_pdf(sheet: CaseSheet, today: date) -> bytes:
    """Print the newest referral letter of a case, in Indonesian; Unknown or Erased without one."""
    if sheet.case.erased:
        raise Erased(sheet.erased)
    place = daerah()[sheet.case.daerah]
    return referral_letter(referral(sheet, place, today), reader(place, str, "id"))


def reader(place: Daerah, words: Words, locale: str) -> Reader:
    """Return how a reader in `place` wants documents said."""
    return Reader(
        words=words,
        label=lambda code: words(label_of(code, place.kode).template),
        zone=ZoneInfo(place.zona_iana),
        zone_name=place.zona,
        locale=locale,
    )


def referral(sheet: CaseSheet, place: Daerah, today: date) -> ReferralLetter:
    """Fill the letter from the referral form and the signature; Unknown when there is none."""
    asked, signed = _latest(sheet, REFERRAL), _latest(sheet, SIGNATURE)
    if not asked.body:
        raise Unknown
    day = signed.body.get("tanggal_surat")
    reply_by = asked.body.get("batas_umpan_balik")
    person = [asked.said.get("identitas_minimal.jk", ""), _age(asked)]
    return ReferralLetter(
        letterhead=letterhead(place),
        number=str(signed.body.get("no_surat") or ""),
        nature="Rahasia",
        place=place.tempat,
        day=date.fromisoformat(day) if isinstance(day, str) else today,
        to=(asked.said.get("lembaga.nama", ""), "di tempat"),
        case_no=sheet.case.no,
        initials=initials(asked.said.get("identitas_minimal.nama", "")),
        person=", ".join(part for part in person if part),
        needs=tuple(asked.said.get("kebutuhan", "").split(", ")),
        urgency=asked.said.get("urgensi", ""),
        basis=f"Dasar pengiriman data: {asked.said.get('dasar', '')}.",
        attachments=tuple(part for part in asked.said.get("lampiran", "").split(", ") if part),
        reply_by=date.fromisoformat(reply_by[:10]) if isinstance(reply_by, str) else None,
        contact=asked.by,
        signatory=Signatory(title=f"Ketua LK3 {place.nama}", name=signed.by or "…"),
        copies=(f"Kepala {place.dinas}", "Arsip"),
    )


@dataclass(frozen=True, slots=True)
class _Filled:
    """The newest answers to one form: as stored, in words by path, and by whom."""

    body: dict[str, object] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    by: str = ""


def _latest(sheet: CaseSheet, form: str) -> _Filled:
    answers = [answer for answer in sheet.answers if answer.form == form]
    if not answers:
        return _Filled()
    newest = answers[-1]
    if not newest.is_readable:
        raise Unreadable
    lines = read_back(sheet.files, form, newest.body, sheet.case.daerah)
    return _Filled(dict(newest.body), {line.path: line.words for line in lines}, newest.by_name)


def _age(asked: _Filled) -> str:
    age = asked.said.get("identitas_minimal.usia", "")
    return f"{age} tahun" if age else ""


def letterhead(place: Daerah) -> Letterhead:
    """Return the kop of a daerah's letters."""
    kop = place.kop
    return Letterhead(
        lines=kop.baris,
        unit=kop.unit,
        address=kop.alamat,
        contact=kop.kontak,
        motto=place.moto,
    )
