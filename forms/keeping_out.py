"""Questions about whoever is complained of: who is chosen is kept out of the case."""

from engine import say
from forms.documents import Findings
from forms.members import Schema, string

#: Where a question of the form itself stands: "properties" and its name.
_AT_THE_TOP = 2


def keeps_out(schema: Schema, findings: Findings, path: tuple[str | int, ...]) -> bool:
    """Tell whether the answer is a colleague whom the case is to keep out."""
    if schema.get("x-dijauhkan") is not True:
        return False
    if len(path) != _AT_THE_TOP or not string(schema, "x-pilihan").startswith("staf:"):
        message = say("“x-dijauhkan” hanya untuk pilihan rekan, di luar kelompok dan baris.")
        repair = say("Tambahkan “x-pilihan” yang dimulai dengan “staf:”.")
        findings.add("form.keeps_out", (*path, "x-dijauhkan"), message, repair)
    return True
