"""The people, ties and places that form F06 tells of; rows that are not whole yet are left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine import Json, JsonObject

#: Kinds of tie between partners, and between parent (from) and child (to).
COUPLES = frozenset(("kawin", "pisah", "cerai", "hidup_bersama"))
BIRTH, ADOPTED, TWINS = "anak_kandung", "anak_angkat", "kembar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """One person of the family."""

    id: str
    name: str
    #: "L", "P", or "" while nobody has said.
    sex: str
    #: Years.
    born: int | None
    died: int | None
    role: str
    is_client: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What two people are to each other; kind or quality may be ""."""

    #: Its row in the form, from 1.
    row: int
    of: str
    to: str
    kind: str
    quality: str

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of both."""
        return self.of, self.to


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Something around the family: a school, a place of work, neighbours."""

    id: str
    name: str
    #: Its row in the form, from 1.
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """How a person is bound to a place."""

    row: int
    person: str
    place: str
    strength: str
    direction: str


@dataclass(frozen=True, slots=True)
class Family:
    """Everything that is drawn."""

    kin: tuple[Kin, ...]
    ties: tuple[Tie, ...]
    places: tuple[Place, ...]
    bonds: tuple[Bond, ...]


def family_of(answers: JsonObject) -> Family:
    """Read the answers to F06, finished or not."""
    kin = {one.id: one for one in map(_kin, _rows(answers, "orang")) if one.id}
    places = {
        str(row["id"]): Place(id=str(row["id"]), name=_word(row, "nama"), row=number)
        for number, row in enumerate(_rows(answers, "sistem"), 1)
        if row.get("id")
    }
    ties = (_tie(row, number) for number, row in enumerate(_rows(answers, "relasi"), 1))
    bonds = (_bond(row, number) for number, row in enumerate(_rows(answers, "ikatan"), 1))
    return Family(
        tuple(kin.values()),
        tuple(tie for tie in ties if tie.of != tie.to and {*tie.ends} <= kin.keys()),
        tuple(places.values()),
        tuple(bond for bond in bonds if bond.person in kin and bond.place in places),
    )


def _rows(answers: JsonObject, name: str) -> Iterator[Mapping[str, Json]]:
    rows = answers.get(name)
    return (
        row if isinstance(row, dict) else {} for row in (rows if isinstance(rows, list) else ())
    )


def _word(row: Mapping[str, Json], name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def _year(row: Mapping[str, Json], name: str) -> int | None:
    value = row.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _kin(row: Mapping[str, Json]) -> Kin:
    return Kin(
        id=_word(row, "id"),
        name=_word(row, "nama_inisial"),
        sex=_word(row, "jk"),
        born=_year(row, "lahir"),
        died=_year(row, "wafat"),
        role=_word(row, "peran"),
        is_client=row.get("simpul_klien") is True,
    )


def _tie(row: Mapping[str, Json], number: int) -> Tie:
    of, to, kind, quality = (_word(row, name) for name in ("dari", "ke", "jenis", "mutu"))
    return Tie(row=number, of=of, to=to, kind=kind, quality=quality)


def _bond(row: Mapping[str, Json], number: int) -> Bond:
    return Bond(
        row=number,
        person=_word(row, "orang_ikatan"),
        place=_word(row, "sistem_ikatan"),
        strength=_word(row, "kekuatan_ikatan"),
        direction=_word(row, "arah"),
    )
