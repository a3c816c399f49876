"""Forms that sign an agreement: which questions bear it, for the registry of institutions."""

from engine import Agreement, say
from forms.documents import Findings
from forms.fields import Field
from forms.members import Schema, mapping, string

_MEMBERS = ("dengan", "nomor", "sampai")


def agreement(document: Schema, top: Field, findings: Findings) -> Agreement | None:
    """Return what `x-perjanjian` says, None without it."""
    if "x-perjanjian" not in document:
        return None
    written = mapping(document, "x-perjanjian")
    names = [string(written, member) for member in _MEMBERS]
    if written.keys() != {*_MEMBERS} or not {field.name for field in top.fields} >= {*names}:
        message = say("“x-perjanjian” tidak dapat dibaca.")
        repair = say("Tulis “dengan”, “nomor” dan “sampai”, masing-masing nama isian.")
        findings.add("form.agreement", ("x-perjanjian",), message, repair)
    return Agreement(*names)
