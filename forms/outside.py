"""Forms that an institution may answer by a link: what it is shown of the case."""

from engine import Outside, say
from forms.documents import Findings
from forms.members import Schema, listing, mapping, string

_MEMBERS = {"dari", "tampak", "surat"}
_REPAIR = say("Tulis “dari” (berkas formulir), “tampak” (nama isian) dan “surat” (jenisnya).")


def outside(document: Schema, findings: Findings) -> Outside | None:
    """Return what `x-tautan` says, None without it."""
    if "x-tautan" not in document:
        return None
    written = mapping(document, "x-tautan")
    shown = listing(written, "tampak")
    names = frozenset(name for name in shown if isinstance(name, str))
    form, letter = string(written, "dari"), string(written, "surat")
    is_plain = written.keys() == _MEMBERS and len(names) == len(shown)
    if not (is_plain and letter and form.endswith(".schema.json")):
        message = say("“x-tautan” tidak dapat dibaca.")
        findings.add("form.outside", ("x-tautan",), message, _REPAIR)
    return Outside(form, names, letter)
