"""The sheet that goes with a letter: where its receiver answers without an account."""

from dataclasses import dataclass
from datetime import date

from reports.dates import long_date
from reports.letters import Letterhead
from reports.printing import render, to_pdf
from reports.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSlip:
    """Lembar jawaban: a link, never the code that opens it, and nothing of the case."""

    letterhead: Letterhead
    #: Number of the letter it goes with; "" when that has none.
    letter: str
    place: str
    day: date
    link: str
    #: The link as a QR code, an SVG element.
    picture: str
    #: The last day on which it is good.
    until: date


def answer_slip(slip: AnswerSlip, reader: Reader) -> bytes:
    """Print a lembar jawaban as a PDF/UA-1 document; it is Indonesian, as the letter is."""
    values = {"slip": slip, "long_date": long_date, "reader": reader}
    return to_pdf(render("answer_slip.html", reader.words, values))
