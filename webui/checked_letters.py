"""Do the texts of papers fit the forms that fill them?"""

from collections.abc import Iterator, Mapping

from engine import Files, Problem, Text, say
from forms import mark_fault
from processes import LetterText, blanks_in
from processes.letters import ENDING

CODE = "surat"
MARK = say("Tandai isian yang ditanyakan formulirnya, atau hapus kalimat yang memakainya.")
BLANK = say("Pakai isian yang ditandai pada “isian”.")


def letter_problems(texts: Mapping[str, LetterText], forms: Files) -> Iterator[Problem]:
    """Yield marks that no form asks, and blanks that are not marked, each at its key.

    `forms` are all forms by file name, each self-contained.
    """
    for kind, text in texts.items():
        for name, marked in text.marked().items():
            if why := mark_fault(forms, marked.form, marked.path):
                yield _problem(kind, f"isian.{name}", why, MARK)
        yield from _table(kind, text, forms)
        for key, said in text.sentences():
            for blank in blanks_in(said):
                if blank not in text.blanks():
                    message = say("Isian “{blank}” tidak ditandai.", blank=blank)
                    yield _problem(kind, key, message, BLANK)


def _table(kind: str, text: LetterText, forms: Files) -> Iterator[Problem]:
    if text.tabel:
        form, path = text.rows()
        for heading, name in text.tabel["kolom"].items():
            if why := mark_fault(forms, form, f"{path}.{name}"):
                yield _problem(kind, f"tabel.{heading}", why, MARK)


def _problem(kind: str, key: str, message: Text, repair: Text) -> Problem:
    file = f"{kind}{ENDING}"
    return Problem(code=CODE, file=file, element=key, line=1, message=message, repair=repair)
