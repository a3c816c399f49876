"""Official letters: kop, Nomor/Sifat/Lampiran/Hal, body, signature, tembusan."""

import re
from dataclasses import dataclass
from datetime import date

from reports.dates import long_date
from reports.printing import render, to_pdf
from reports.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The kop: who writes, from where."""

    #: "PEMERINTAH KOTA PARIAMAN", "DINAS SOSIAL", … from the top down.
    lines: tuple[str, ...]
    #: Name of the institute, the largest line.
    unit: str
    address: str = ""
    contact: str = ""
    motto: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs: title above, name and NIP below."""

    title: str
    name: str
    nip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralLetter:
    """Surat rujukan (L3): the case by number and initials, never its story."""

    letterhead: Letterhead
    #: "" while unsigned; a number is given only at signature.
    number: str
    #: "Rahasia" or "Sangat Rahasia".
    nature: str
    place: str
    day: date
    #: Addressee, a line each, without "Yth.".
    to: tuple[str, ...]
    case_no: str
    initials: str
    #: "Perempuan, 34 tahun"; "" when it would give the person away.
    person: str
    #: Labels of what is asked for.
    needs: tuple[str, ...]
    urgency: str
    #: Legal or consent basis, as a clause.
    basis: str
    attachments: tuple[str, ...]
    reply_by: date | None
    contact: str
    signatory: Signatory
    copies: tuple[str, ...] = ()


def referral_letter(letter: ReferralLetter, reader: Reader) -> bytes:
    """Print a surat rujukan as a PDF/UA-1 document; official letters are always Indonesian."""
    values = {"letter": letter, "long_date": long_date, "reader": reader}
    return to_pdf(render("referral_letter.html", reader.words, values))


def initials(name: str) -> str:
    """Shorten "Siti Aminah" to "S.A."; letters leave the house with no more of a name than this."""
    words = re.split(r"[\s.]+", name)
    return "".join(f"{word[0].upper()}." for word in words if word[:1].isalpha())
