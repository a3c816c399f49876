"""What somebody holds, case by case, for whoever deals it out when she leaves."""

from dataclasses import dataclass

from engine.views.absences import AbsenceView


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCase:
    """What she holds of one case."""

    no: str
    process_name: str
    stage: str
    risk: str
    #: It is open by name alone: who takes it must have been let in.
    named: bool
    #: Hats that who takes it must wear; () where any that reads cases will do.
    roles: tuple[str, ...]
    #: Whether she is of the team, or let in by name, of a case that lives.
    place: bool
    #: Open tasks that she holds, and how many of them are urgent.
    tasks: int
    urgent: int
    #: Open tasks for her hat on the team that nobody has taken.
    free: int
    flags: int
    #: Appointments of which nobody has said how they went.
    appointments: int
    #: Handovers without an answer, from her and to her.
    given: int
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """Everything one person holds."""

    username: str
    name: str
    #: She holds a role now: she hands over herself.
    in_office: bool
    #: The most urgent first, up to the limit of the question; `count` is of all.
    cases: tuple[HeldCase, ...]
    count: int
    #: Absences of others, and single tasks (of no kind), on which she works in their place.
    stand_ins: tuple[AbsenceView, ...]
    #: Drafts on her open tasks, which go with them, and what she alone can read again.
    drafts: int
    left_drafts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaver:
    """Somebody who holds no role any more and still holds something."""

    username: str
    name: str
    cases: int
    stand_ins: int
