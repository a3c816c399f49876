"""Official papers: kop, reference or title, what is said, who signs, tembusan."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

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
    """Who signs: title above, name and NIP below, between them what was drawn."""

    title: str
    name: str
    nip: str = ""
    #: The signature as it was drawn on the screen, an SVG path in a box of 600 by 240; "" of none.
    hand: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of words under their headings."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A paper that leaves the house: the case by number and initials, never its story."""

    letterhead: Letterhead
    #: What kind of paper it is, e.g. "Surat rujukan".
    kind: str
    case_no: str
    #: "surat" has Nomor, Sifat, Lampiran, Hal and an addressee; "naskah" a title in the middle.
    shape: Literal["surat", "naskah"] = "surat"
    #: Whether it bears a number once it is signed; what that is, "" while unsigned.
    numbered: bool = True
    number: str = ""
    #: "Rahasia" or "Sangat Rahasia".
    nature: str
    place: str
    day: date
    #: What it is about; of a naskah its title.
    subject: str
    #: Addressee, a line each, without "Yth.".
    to: tuple[str, ...] = ()
    #: Paragraphs, then label and words in lines, a table, paragraphs again.
    opening: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    table: Table | None = None
    body: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    #: Side by side when there are several.
    signatories: tuple[Signatory, ...]
    copies: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Tell whether it still waits for its number."""
        return self.numbered and not self.number


def print_letter(letter: Letter, reader: Reader) -> bytes:
    """Print a letter as a PDF/UA-1 document; official letters are always Indonesian."""
    values = {"letter": letter, "long_date": long_date, "reader": reader}
    return to_pdf(render("letter.html", reader.words, values))


def initials(name: str) -> str:
    """Shorten "Siti Aminah" to "S.A."; letters leave the house with no more of a name than this."""
    words = re.split(r"[\s.]+", name)
    return "".join(f"{word[0].upper()}." for word in words if word[:1].isalpha())
