"""A form on paper, to be filled with a pen where there is no signal, and entered later."""

from dataclasses import dataclass

from forms import BlankForm
from reports.letters import Letterhead
from reports.printing import render, to_pdf
from reports.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankDocument:
    """What is printed; it names no case and no family."""

    letterhead: Letterhead
    form: BlankForm
    #: Name of the form, for whoever enters the answers.
    edition: str


def blank_paper(document: BlankDocument, reader: Reader) -> bytes:
    """Print the form as a PDF/UA-1 document."""
    values = {"document": document, "kop": document.letterhead, "reader": reader}
    return to_pdf(render("blank_form.html", reader.words, values))
