"""The register of letters on paper: one month, in the order of their numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from engine import LetterView, SeriesView
from reports.letters import Letterhead
from reports.printing import render, to_pdf
from reports.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterDocument:
    """What is printed."""

    letterhead: Letterhead
    #: "Maret 2026".
    month: str
    #: By unit, in the order of their numbers.
    letters: tuple[LetterView, ...]
    #: How far each unit has counted in the year of the month.
    series: tuple[SeriesView, ...]
    #: Value of `jenis_surat` -> its name.
    kinds: Mapping[str, str]
    printed_at: datetime
    printed_by: str


def letter_register(document: RegisterDocument, reader: Reader) -> bytes:
    """Print the register as a PDF/UA-1 document."""
    values = {"document": document, "kop": document.letterhead, "reader": reader}
    return to_pdf(render("register.html", reader.words, values))
