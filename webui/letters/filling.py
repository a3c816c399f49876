"""A case's letters, filled from what its people answered."""

from dataclasses import dataclass, field
from datetime import date

from engine import AnswerView, CaseSheet, Erased, Unknown, Unreadable
from forms import read_back
from processes import Daerah, daerah
from reports import ReferralLetter, Signatory, initials, referral_letter
from webui.answers import called
from webui.bundles import resolved
from webui.printing import letterhead, reader

REFERRAL = "f17_rujukan.schema.json"
SIGNATURE = "kerja_tanda_tangan.schema.json"


def letter_pdf(sheet: CaseSheet, today: date) -> bytes:
    """Print the newest referral letter of a case, in Indonesian; Unknown or Erased without one."""
    if sheet.case.erased:
        raise Erased(sheet.erased)
    place = daerah()[sheet.case.daerah]
    return referral_letter(referral(sheet, place, today), reader(place, str, "id"))


def referral(sheet: CaseSheet, place: Daerah, today: date) -> ReferralLetter:
    """Fill the letter from the referral form and the signature; Unknown when there is none."""
    drafts = [answer for answer in sheet.answers if answer.form == REFERRAL]
    if not drafts:
        raise Unknown
    asked, signed = _read(sheet, drafts[-1]), _signature(sheet, drafts[-1], "surat_rujukan")
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
        signatory=signatory(place, signed),
        copies=(f"Kepala {place.dinas}", "Arsip"),
    )


@dataclass(frozen=True, slots=True)
class _Filled:
    """Answers to a form: as stored, in words by path, by whom and under which hat."""

    body: dict[str, object] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    by: str = ""
    role: str = ""


def _read(sheet: CaseSheet, answer: AnswerView) -> _Filled:
    if not answer.is_readable:
        raise Unreadable
    lines = read_back(sheet.files, answer.form, answer.body, sheet.case.daerah, called)
    role = next((task.role for task in sheet.tasks if task.id == answer.task_id), "")
    said = {line.path: line.words for line in lines}
    return _Filled(dict(answer.body), said, answer.by_name, role)


def _signature(sheet: CaseSheet, draft: AnswerView, kind: str) -> _Filled:
    """Return the newest signature under a draft; a letter signed before it was another one."""
    written = min(one.at for one in sheet.answers if one.task_id == draft.task_id)
    after = [one for one in sheet.answers if one.form == SIGNATURE and one.at >= written]
    signed = [_read(sheet, one) for one in after]
    of_kind = [
        one for one in signed if one.body.get("no_surat") and one.body["jenis_surat"] == kind
    ]
    return of_kind[-1] if of_kind else _Filled()


def signatory(place: Daerah, signed: _Filled) -> Signatory:
    """Say who signed; of a draft, who usually does."""
    usual = resolved(place.kode).settings["parameter"]["penandatangan"]
    titles = {"kepala_dinas": f"Kepala {place.dinas}", "ketua_lk3": f"Ketua LK3 {place.nama}"}
    return Signatory(title=titles[signed.role or str(usual)], name=signed.by or "…")


def _age(asked: _Filled) -> str:
    age = asked.said.get("identitas_minimal.usia", "")
    return f"{age} tahun" if age else ""
