"""The register of letters."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterView:
    """One letter that was signed."""

    id: str
    number: str
    #: Whose letters it is counted with, and its place among those of its year.
    unit: str
    year: int
    nth: int
    #: A value of `jenis_surat`, e.g. "surat_rujukan".
    kind: str
    #: Code of its subject, e.g. "400.9.12.1".
    classification: str
    at: datetime
    signed_by_name: str
    signed_role: str
    #: "" for whom the case does not exist.
    case_no: str = ""
    #: To whom it went; "" for who does not read the case, None when it does not open.
    recipient: str | None = ""
    #: Whether this actor reads the case, and so the letter; in which task it was signed.
    may_read: bool = False
    task_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """The numbers of one unit in one year: each was given, or is missing."""

    unit: str
    year: int
    #: The number given last: the counter.
    last: int
    #: How many letters stand in the register.
    entered: int
    #: Up to ten numbers that no letter bears; () when each from 1 to `last` does.
    missing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLetter:
    """A letter that waits for its signature, and has no number yet."""

    task_id: str
    role: str
    opened_at: datetime
    due: datetime | None
    #: "" for whom the case does not exist.
    case_no: str = ""
    #: Whether this actor is shown the task.
    may_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPage:
    """A keyset page of the register, newest first."""

    letters: tuple[LetterView, ...]
    #: Every series of the daerah, newest year first.
    series: tuple[SeriesView, ...]
    #: Hand it back for the next page; "" at the end.
    next: str = ""
