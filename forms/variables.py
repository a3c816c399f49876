"""The conditions of a form and the case variables it is filled from."""

import re

from engine import LETTER_NUMBER, say
from forms.conditions import FeelError, compile_condition
from forms.documents import Findings
from forms.fields import Condition
from forms.members import Path, Schema, string

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}(\.[A-Za-z_][A-Za-z0-9_]{0,63}){0,5}")
_HANDED_IN = ("$petugas", "$sekarang", "$hari_ini", LETTER_NUMBER)
Scopes = tuple[frozenset[str], ...]


class Variables:
    """Collects what a form reads, while it is being read."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        #: Case variables, as dotted paths.
        self.reads: set[str] = set()
        #: Of those, what is shown also to who does the task without its case.
        self.handed: set[str] = set()
        #: Questions whose change redraws the form.
        self.live: set[str] = set()

    def source(self, schema: Schema, name: str, path: Path) -> str:
        """Return where a question is filled from, noting a name that cannot be one."""
        source = string(schema, "x-isi_dari") or (name if schema.get("readOnly") is True else "")
        is_handed = schema.get("x-diserahkan") is True
        if not source or source in _HANDED_IN:
            if is_handed:
                message = say("“x-diserahkan” tidak menyerahkan apa pun.")
                repair = say("Tulis di “x-isi_dari” variabel kasus yang diserahkan.")
                self.findings.add("form.handed", (*path, "x-diserahkan"), message, repair)
            return source
        if not _VARIABLE.fullmatch(source):
            message = say("“x-isi_dari” bukan nama variabel: {nama}", nama=source[:60])
            repair = say("Tulis nama variabel kasus, $petugas, $sekarang atau $hari_ini.")
            self.findings.add("form.source", (*path, "x-isi_dari"), message, repair)
        self.reads.add(source)
        if is_handed:
            self.handed.add(source)
        return source

    def shown_if(self, schema: Schema, path: Path, scopes: Scopes) -> Condition | None:
        """Compile `x-tampil_jika`."""
        source = string(schema, "x-tampil_jika")
        if not source:
            return None
        condition = self.condition(source, (*path, "x-tampil_jika"), scopes)
        if condition:
            self.watch(condition)
        return condition

    def condition(self, source: str, path: Path, scopes: Scopes) -> Condition | None:
        """Compile a FEEL condition, noting the case variables it reads."""
        try:
            condition = compile_condition(source)
        except FeelError as error:
            message = say("Syarat tidak dapat dibaca: {apa}", apa=error.message)
            repair = say("Perbaiki di huruf ke-{n}.", n=error.position + 1)
            self.findings.add("form.condition", path, message, repair)
            return None
        own: frozenset[str] = frozenset().union(*scopes)
        self.reads.update(read for read in condition.paths if read.split(".")[0] not in own)
        return condition

    def watch(self, condition: Condition) -> None:
        """Remember that a change of what `condition` reads changes the form."""
        self.live.update(name for path in condition.paths for name in path.split("."))
