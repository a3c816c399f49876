"""JSON files from outside: read in bounded time, refused by line when they are not JSON."""

import json
from collections.abc import Iterable, Mapping

from engine import NOTHING_SAID, Json, Problem, Text, say
from forms.grammar import MOST_BYTES
from forms.places import line_of, pointer

#: Most problems told of one file.
MOST_TOLD = 50
_DEEPEST = 40


class Findings:
    """Collects what is wrong with one file, and finds the lines."""

    def __init__(self, file: str, source: str = "") -> None:
        self.file = file
        self.source = source
        self.problems: list[Problem] = []
        self.told: set[tuple[str, tuple[str | int, ...]]] = set()

    def add(
        self, code: str, path: tuple[str | int, ...], message: Text, repair: Text = NOTHING_SAID
    ) -> None:
        """Note that the value at `path` is refused; once is enough."""
        if len(self.problems) >= MOST_TOLD or (code, path) in self.told:
            return
        self.told.add((code, path))
        line = line_of(self.source, path) if self.source else 0
        self.problems.append(
            Problem(
                code=code,
                message=message,
                repair=repair,
                file=self.file,
                element=pointer(path),
                line=line,
            )
        )

    def refuse(self, message: Text, repair: Text, line: int = 0) -> None:
        """Note that the file as a whole cannot be read."""
        self.problems.append(
            Problem(code="form.json", message=message, repair=repair, file=self.file, line=line)
        )


class _TwiceError(ValueError):
    pass


def read_object(file: str, content: bytes) -> tuple[Mapping[str, Json], Findings]:
    """Read a JSON object; what is wrong is in the findings, and the object is then empty."""
    findings = Findings(file)
    if len(content) > MOST_BYTES:
        findings.refuse(
            say("Berkas terlalu besar: paling banyak {kb} KB.", kb=MOST_BYTES // 1024),
            say("Pecah formulir menjadi beberapa berkas."),
        )
        return {}, findings
    try:
        source = content.decode("utf-8-sig")
        document = json.loads(source, object_pairs_hook=_once, parse_constant=_no_constant)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        _explain(findings, error)
        return {}, findings
    if not isinstance(document, dict):
        findings.refuse(
            say("Berkas ini bukan objek JSON."), say("Mulai dengan {kurung}.", kurung="{"), line=1
        )
        return {}, findings
    if _too_deep(document):
        _explain(findings, RecursionError())
        return {}, findings
    findings.source = source
    return document, findings


def _too_deep(document: Json) -> bool:
    level: list[Json] = [document]
    for _ in range(_DEEPEST):
        level = [inner for value in level for inner in _children(value)]
        if not level:
            return False
    return True


def _children(value: Json) -> Iterable[Json]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _explain(findings: Findings, error: Exception) -> None:
    match error:
        case json.JSONDecodeError():
            findings.refuse(
                say("JSON tidak dapat dibaca: {apa}", apa=error.msg),
                say("Periksa tanda koma, kutip dan kurung di baris ini."),
                line=error.lineno,
            )
        case UnicodeDecodeError():
            line = error.object[: error.start].count(b"\n") + 1
            findings.refuse(
                say("Berkas tidak tertulis dalam UTF-8."), say("Simpan ulang sebagai UTF-8."), line
            )
        case RecursionError():
            findings.refuse(say("JSON bertumpuk terlalu dalam."), say("Ratakan susunannya."))
        case _TwiceError():
            findings.refuse(
                say("Kunci “{kunci}” tertulis dua kali dalam satu objek.", kunci=error),
                say("Hapus salah satunya."),
            )
        case _:
            findings.refuse(
                say("Ada angka yang tidak dapat dibaca."),
                say("Tulis angka biasa, tanpa NaN atau Infinity."),
            )


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for key, value in pairs:
        if key in found:
            raise _TwiceError(key[:60])
        found[key] = value
    return found


def _no_constant(name: str) -> Json:
    raise ValueError(name)
