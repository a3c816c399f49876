"""People who were found, and people who were known before."""

from dataclasses import dataclass

from engine.views.cases import CaseView


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """One place in a case where somebody stands."""

    #: As it was written; "" when only a number stands there.
    name: str
    #: Title of the question that was answered with it.
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCase:
    """One case that the asker reads, and whom in it she found."""

    case: CaseView
    people: tuple[FoundPerson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found."""

    #: "nama", "nik" or "telepon"; "" when nothing can be found by such words.
    by: str
    cases: tuple[FoundCase, ...] = ()
    #: There are more cases than are shown.
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBefore:
    """Whether people of a case are known from other cases of the daerah."""

    #: Cases that the asker may know of.
    cases: tuple[CaseView, ...] = ()
    #: There are others, of which she is shown nothing.
    elsewhere: bool = False
