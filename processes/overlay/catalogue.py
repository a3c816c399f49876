"""What there is to choose: parameters, deadlines, services and pathways of the shared library."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from engine import Json

BASE = Path(__file__).parent.parent / "dasar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One value that a daerah may choose."""

    default: Json
    about: str
    #: Allowed values, of each item where the value is a list; () for any.
    choices: tuple[Json, ...] = ()
    least: int | None = None
    most: int | None = None
    #: "" or "bulan_tanggal": month and day, "12-10".
    shape: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """How long something may take, unless a daerah is faster."""

    default: str
    about: str
    #: How long one task may be given in all, with a reason; the same as `default` where not more.
    longest: str
    #: Roles that are told when it is long over; () for who leads (engine's own choice).
    above: tuple[str, ...] = ()
    #: The law that sets it; "" where none does.
    law: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """One of the twelve ways that a case can go."""

    code: str
    process: str
    name: str
    active: bool
    #: No daerah may do without it.
    required: bool = False
    #: Cases of other pathways may go on in it.
    receives: bool = False
    #: Processes that are never called from it.
    forbidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Everything that overlays may name."""

    parameters: Mapping[str, Parameter]
    deadlines: Mapping[str, Deadline]
    #: Service code -> name.
    services: Mapping[str, str]
    #: "P1" … "P12" -> pathway.
    pathways: Mapping[str, Pathway]


@cache
def catalogue() -> Catalogue:
    """Return the shipped catalogue, read once."""
    return Catalogue(
        parameters={k: _parameter(v) for k, v in _read("parameter").items()},
        deadlines={k: _deadline(v) for k, v in _read("sla").items()},
        services={k: v["nama"] for k, v in _read("layanan").items()},
        pathways={k: _pathway(k, v) for k, v in _read("jalur").items()},
    )


def _read(name: str) -> dict[str, dict]:  # type: ignore[type-arg]  # as the file says
    found: dict[str, dict] = yaml.safe_load((BASE / f"{name}.yaml").read_text("utf-8"))  # type: ignore[type-arg]
    return found


def _parameter(given: dict) -> Parameter:  # type: ignore[type-arg]
    return Parameter(
        default=given["bawaan"],
        about=given["uraian"],
        choices=tuple(given.get("pilihan", ())),
        least=given.get("dari"),
        most=given.get("sampai"),
        shape=given.get("bentuk", ""),
    )


def _deadline(given: dict) -> Deadline:  # type: ignore[type-arg]
    return Deadline(
        default=given["bawaan"],
        about=given["uraian"],
        longest=given.get("paling_lama", given["bawaan"]),
        above=tuple(given.get("eskalasi", ())),
        law=given.get("hukum", ""),
    )


def _pathway(code: str, given: dict) -> Pathway:  # type: ignore[type-arg]
    return Pathway(
        code=code,
        process=given["proses"],
        name=given["nama"],
        active=given["aktif"],
        required=given.get("wajib", False),
        receives=given.get("menerima", False),
        forbidden=frozenset(given.get("terlarang", ())),
    )
