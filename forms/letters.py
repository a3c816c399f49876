"""Forms that sign a letter: which question bears its number, and what stands beside it."""

from engine import LETTER_NUMBER, LETTER_WORDS, say
from forms.documents import Findings
from forms.fields import Field


def letter_number(top: Field, findings: Findings) -> str:
    """Return the question that is given the letter's number, "" when the form signs none."""
    name = next((field.name for field in top.fields if field.filled_from == LETTER_NUMBER), "")
    asked = {field.name: field for field in top.fields}
    if name and not asked[name].read_only:
        message = say("Nomor surat diberikan, bukan diketik.")
        findings.add("form.letter", ("properties", name), message, say("Tambahkan “readOnly”."))
    if name and (lacking := [word for word in LETTER_WORDS if word not in asked]):
        message = say("Surat bernomor tidak menyebut {nama}.", nama=", ".join(lacking))
        repair = say("Tambahkan isian itu; daftar surat memerlukannya.")
        findings.add("form.letter", ("properties", name), message, repair)
    return name
