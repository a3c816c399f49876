"""Who belongs to a household: one list, read from what the forms of the case already say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from forms import Answered

#: What is told of a person -> the questions that ask for it, whatever the form.
ASKED = {
    "relation": ("hubungan",),
    "sex": ("jk", "jenis_kelamin"),
    "born": ("tgl_lahir", "tanggal_lahir"),
    "age": ("usia", "perkiraan_usia"),
    "home": ("tinggal_serumah",),
    "part": ("peran",),
    "work": ("pekerjaan",),
    "nik": ("nik",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """One person; what nobody has said is ""."""

    name: str
    relation: str = ""
    sex: str = ""
    born: str = ""
    age: str = ""
    home: str = ""
    part: str = ""
    work: str = ""
    nik: str = ""
    #: The task in which she was last told of.
    source: str = ""


def household(told: Iterable[tuple[str, Sequence[Answered]]]) -> tuple[Relative, ...]:
    """Return everybody whom a case is found by, each once.

    `told` are the filled forms, the one to be believed first: task name and its lines. Two
    are the same by NIK, or by name unless their birth dates differ; within one form nobody is.
    """
    found: list[Relative] = []
    for source, lines in told:
        known = len(found)
        for one in _people(source, lines):
            at = next((at for at in range(known) if _is_same(found[at], one)), None)
            if at is None:
                found.append(one)
            else:
                found[at] = _filled(found[at], one)
    return tuple(found)


def _people(source: str, lines: Sequence[Answered]) -> Iterator[Relative]:
    for line in lines:
        if line.found_by == "nama":
            within = line.path.rpartition(".")[0]
            beside = {
                one.path.rpartition(".")[2]: one.words
                for one in lines
                if one.path.rpartition(".")[0] == within
            }
            said = {
                name: next((beside[key] for key in keys if key in beside), "")
                for name, keys in ASKED.items()
            }
            yield Relative(name=line.words, source=source, **said)


def _is_same(known: Relative, one: Relative) -> bool:
    if known.nik and one.nik:
        return known.nik == one.nik
    if known.name.casefold().split() != one.name.casefold().split():
        return False
    return not (known.born and one.born) or known.born == one.born


def _filled(known: Relative, one: Relative) -> Relative:
    """Add what was not known yet."""
    missing = {name: getattr(one, name) for name in ASKED if not getattr(known, name)}
    return replace(known, **missing)
