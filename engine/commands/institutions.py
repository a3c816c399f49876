"""What is told of an institution, read and judged; shared by who adds and who changes one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from engine.access import Subject, guard, is_area
from engine.errors import Refused, Unknown
from engine.model import KINDS, NEEDS, NOTHING_SAID, Problem, Text, say
from engine.store.work import Work
from engine.store.work_institutions import InstitutionRecord
from engine.store.writable import writable

#: Most letters of what is told, by its name; the rest is as long as a line.
LONGEST = {"name": 160, "needs": 400, "areas": 4_000, "limits": 500, "phone": 40}
_LINE = 300
#: What somebody may tell; the rest is written by us.
TOLD = (
    *("name", "kind", "needs", "areas", "address", "phone", "contact", "hours", "cost"),
    *("access", "limits", "agreement_no", "agreement_until", "source", "checked_on"),
)
_PHONE = re.compile(r"(\+62|62|0)[2-9][0-9]{6,12}")
_SPACED = re.compile(r"[\s.\-()]")
_DAYS = ("agreement_until", "checked_on")


def kept(work: Work, id_: str) -> InstitutionRecord:
    """Return an institution that the actor may change, locked; Unknown when there is none."""
    daerah = work.actor.daerah
    guard(work.actor, "keep_institutions", Subject(daerah=daerah))
    found = work.institutions.one(daerah, id_)
    if found is None:
        raise Unknown
    return found


def told(record: InstitutionRecord, words: Mapping[str, str]) -> InstitutionRecord:
    """Return the record with what is told of it; what is not told stays.

    Raises:
        Refused: something does not fit, each with its field and its repair.
    """
    if strange := sorted(words.keys() - set(TOLD)):
        message = say("Keterangan “{name}” tidak dikenal.", name=strange[0][:60])
        raise Refused((_problem(strange[0], message),))
    tidy: dict[str, Any] = {name: _tidy(name, words[name]) for name in TOLD if name in words}
    new = replace(record, **tidy)
    if problems := tuple(_wrong(new)):
        raise Refused(problems)
    return new


def _tidy(name: str, words: str) -> str:
    if name == "phone":
        return _SPACED.sub("", words)
    if name in ("needs", "areas"):
        return " ".join(sorted(set(words.split())))
    return words.strip()


def _wrong(new: InstitutionRecord) -> Iterator[Problem]:
    for name in TOLD:
        if not writable(getattr(new, name), 4 * LONGEST.get(name, _LINE)):
            yield _problem(name, say("Isian ini terlalu panjang."), say("Pendekkan."))
    if not new.name:
        yield _problem("name", say("Nama lembaga belum diisi."))
    if new.kind not in KINDS:
        yield _problem("kind", say("Jenis lembaga belum dipilih."), say("Pilih dari daftar."))
    if not NEEDS.keys() >= set(new.needs.split()):
        yield _problem("needs", say("Kebutuhan ini tidak dikenal."), say("Pilih dari daftar."))
    if new.phone and not _PHONE.fullmatch(new.phone):
        yield _problem(
            "phone",
            say("Nomor telepon belum sesuai."),
            say("Tulis dengan kode wilayah, misalnya 0751… atau 08…"),
        )
    yield from _misplaced(new)
    yield from _misdated(new)


def _misplaced(new: InstitutionRecord) -> Iterator[Problem]:
    here = f"{new.daerah}."
    if not all(is_area(code) and code.startswith(here) for code in new.areas.split()):
        yield _problem(
            "areas",
            say("Wilayah ini bukan kecamatan atau desa/kelurahan di daerah ini."),
            say("Pilih wilayah dari daftar."),
        )


def _misdated(new: InstitutionRecord) -> Iterator[Problem]:
    for name in _DAYS:
        if (day := getattr(new, name)) and not _is_day(day):
            yield _problem(name, say("Tanggal ini tidak ada di kalender."))
    if new.agreement_until and not new.agreement_no:
        yield _problem("agreement_no", say("Perjanjian ini belum bernomor."))
    if new.checked_on and not new.source:
        yield _problem(
            "source",
            say("Sumber keterangan ini belum ditulis."),
            say("Tulis siapa yang ditanya, atau surat mana yang dibaca."),
        )


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def _problem(name: str, message: Text, repair: Text = NOTHING_SAID) -> Problem:
    return Problem(code=f"institution.{name}", message=message, repair=repair, field=f"/{name}")
