"""Which answers a case is found by, as its forms say."""

from collections.abc import Iterator
from typing import get_args

from engine import Findable, FoundBy, say
from forms.documents import Findings
from forms.fields import Field, Kind
from forms.members import Path, Schema, string

_KEYWORD = "x-cari"
_BY: dict[str, FoundBy] = {by: by for by in get_args(FoundBy)}
#: Lists in whose rows there may be such answers.
_LISTS = ("rows", "lines")


def found_by(schema: Schema, kind: Kind, findings: Findings, path: Path) -> FoundBy | None:
    """Read `x-cari`, noting one that does not fit the kind of question."""
    by = _BY.get(string(schema, _KEYWORD))
    if by and kind != ("date" if by == "lahir" else "text"):
        findings.add(
            "form.search",
            (*path, _KEYWORD),
            say("“x-cari” ini tidak cocok untuk isian ini."),
            say("Tulis “lahir” pada tanggal, yang lain pada teks."),
        )
    return by


def findables(group: Field, prefix: tuple[str, ...] = ()) -> Iterator[Findable]:
    """Yield what is found in the answers to a group; never what only its author reads."""
    for field in group.fields:
        path = (*prefix, field.name) if field.name else prefix
        if field.author_only:
            continue
        if field.found_by:
            yield Findable(path, field.found_by, field.title)
        yield from findables(field, (*path, "*") if field.kind in _LISTS else path)
