"""Texts of letters and other papers: what stands between the head and the signature, as data."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from engine import Files, Problem, say
from processes.composing import compose

SHIPPED = Path(__file__).parent / "surat"
ENDING = ".surat.yaml"
#: How a bundle carries the text of a kind: what was pinned with the case is what is printed.
PINNED = ".surat.json"
#: Blanks that every text may have, besides those that it fills from forms.
WORDS = frozenset(
    (
        *("no_kasus", "tanggal", "petugas", "penanda_tangan"),
        *("nama_daerah", "dinas", "kepala_daerah", "bidang_pembina", "tempat", "lembaga_kami"),
    )
)
#: Keys whose value is several sentences; one alone is a list of one.
PARAGRAPHS = frozenset(("kepada", "pembuka", "isi", "penutup", "tembusan", "kop"))
_BLANK = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A field of a form that is marked for a paper."""

    #: File name of the form, e.g. "f17_rujukan.schema.json".
    form: str
    #: Dotted path of the field; "*" for each row of a list, e.g. "tim.*.nama".
    path: str
    #: How it is shown: "" as it is read on pages; "inisial" of a name that does not leave the
    #: house; "wilayah" of a region code, by its name; "tenggat" of a deadline, in words.
    shown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterText:
    """The text of one kind of paper; sentences hold blanks as {name}."""

    nama: str
    #: Name of the form whose answers make the paper, without its ending.
    formulir: str
    #: "surat" has Nomor, Sifat, Hal and an addressee; "naskah" a title in the middle.
    bentuk: Literal["surat", "naskah"] = "surat"
    #: Whether it is numbered when it is signed, and stands in the register.
    bernomor: bool = True
    #: Name of a blank -> field that it is filled from: "path", "form/path", "path | inisial".
    isian: Mapping[str, str] = field(default_factory=dict)
    sifat: str = "Biasa"
    #: What it is about; of a "naskah" its title.
    hal: str = ""
    kepada: tuple[str, ...] = ()
    #: Paragraphs before and after what is told in lines. One with a blank that nothing fills
    #: is left out.
    pembuka: tuple[str, ...] = ()
    #: Label -> words, a line each; left out like a paragraph.
    rincian: Mapping[str, str] = field(default_factory=dict)
    #: "dari": path of a list; "kolom": heading -> field of its rows.
    tabel: Mapping[str, Any] = field(default_factory=dict)
    isi: tuple[str, ...] = ()
    penutup: tuple[str, ...] = ()
    lampiran: str = ""
    tembusan: tuple[str, ...] = ()
    #: Role of who signs -> title above the name.
    penanda_tangan: Mapping[str, str] = field(default_factory=dict)
    #: Who signs side by side, instead of one signatory: title -> name.
    pihak: Mapping[str, str] = field(default_factory=dict)
    #: Title of a party -> the blank of the signature it drew on the screen, put above its name.
    goresan: Mapping[str, str] = field(default_factory=dict)
    #: Lines above the name of the institute; () for those of the daerah.
    kop: tuple[str, ...] = ()

    @property
    def form(self) -> str:
        """File name of the form that makes the paper."""
        return f"{self.formulir}.schema.json"

    def marked(self) -> dict[str, Marked]:
        """Return blank -> the field that fills it."""
        found = {}
        for name, written in self.isian.items():
            place, _, shown = (part.strip() for part in written.partition("|"))
            form, _, path = place.rpartition("/")
            file = f"{form or self.formulir}.schema.json"
            found[name] = Marked(form=file, path=path, shown=shown)
        return found

    def blanks(self) -> frozenset[str]:
        """Return the names of the blanks that its sentences may have."""
        return WORDS | self.isian.keys()

    def rows(self) -> tuple[str, str]:
        """Return form and path of the list that its table shows."""
        form, _, path = str(self.tabel["dari"]).rpartition("/")
        return f"{form or self.formulir}.schema.json", path

    def sentences(self) -> Iterator[tuple[str, object]]:
        """Yield key and value of whatever may hold blanks."""
        for key, said in asdict(self).items():
            if key not in {"isian", "tabel", "nama", "formulir"}:
                yield key, said

    def pinned(self) -> bytes:
        """Return it as a bundle carries it."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()


def blanks_in(words: object) -> Iterator[str]:
    """Yield the blanks of whatever was written: a sentence, a list, a mapping's values."""
    if isinstance(words, str):
        yield from _BLANK.findall(words)
    elif isinstance(words, Mapping):
        for name, value in words.items():
            yield from (*blanks_in(name), *blanks_in(value))
    elif isinstance(words, list | tuple):
        for one in words:
            yield from blanks_in(one)


def letter_text(given: Mapping[str, Any]) -> LetterText:
    """Return the text that a file says; a single sentence is a list of one."""
    said: dict[str, Any] = {
        name: _many(value) if name in PARAGRAPHS else value for name, value in given.items()
    }
    return LetterText(**said)


def read_letter(file: str, source: bytes) -> tuple[LetterText | None, tuple[Problem, ...]]:
    """Return the text that a file says, or what is wrong with it as a whole; never raises."""
    repair = say("Bandingkan dengan teks surat yang disertakan.")
    top, problems = compose(file, source, "surat", repair)
    if top is None:
        return None, problems
    try:
        return letter_text(yaml.safe_load(source)), ()
    except (TypeError, ValueError, yaml.YAMLError):
        message = say("Teks surat ini tidak dapat dibaca.")
        problem = Problem(code="surat", file=file, line=1, message=message, repair=repair)
        return None, (problem,)


def reworded(text: LetterText, change: Mapping[str, Any]) -> LetterText:
    """Return the text with what a daerah says otherwise."""
    return letter_text({**asdict(text), **change})


@cache
def letter_texts() -> Mapping[str, LetterText]:
    """Return kind -> shipped text, in the order of the kinds."""
    return {
        path.name.removesuffix(ENDING): letter_text(yaml.safe_load(path.read_text("utf-8")))
        for path in sorted(SHIPPED.glob(f"*{ENDING}"))
    }


@cache
def signing_titles() -> Mapping[str, str]:
    """Return role of who signs -> title above the name, where a text has no other."""
    written: dict[str, str] = yaml.safe_load((SHIPPED / "penanda_tangan.yaml").read_text("utf-8"))
    return written


def pinned_texts(files: Files) -> dict[str, LetterText]:
    """Return kind -> text of the papers that a bundle can make."""
    return {
        name.removesuffix(PINNED): letter_text(json.loads(source))
        for name, source in files.items()
        if name.endswith(PINNED)
    }


def _many(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]
