"""How the work of a daerah is spread, and which families are out of sight."""

from dataclasses import dataclass
from datetime import datetime

from engine.views.holdings import Leaver
from engine.views.tasks import TaskView


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Open tasks that lie together: with a person, in a role's pool, or in a stage."""

    #: Username, role code or stage; with its name where it is a person.
    key: str
    name: str = ""
    open: int
    #: Three quarters of their time gone; past their due time; past half as much again.
    near: int
    late: int
    long_over: int
    #: Since when the oldest of them waits.
    oldest_at: datetime
    #: Of a person: she holds no role any more, so that nobody works on it.
    left: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentCase:
    """A running case on which nobody has done anything for long."""

    no: str
    process_name: str
    stage: str
    risk: str
    #: The last task done, or the day it was opened.
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """What a case manager deals out."""

    #: The most late tasks first.
    people: tuple[Load, ...]
    #: By role, what nobody has taken yet.
    unclaimed: tuple[Load, ...]
    #: Open tasks by the stage of their cases.
    stages: tuple[Load, ...]
    #: The longest silent first; up to the limit of the question.
    silent: tuple[SilentCase, ...]
    #: Cases that cannot go on until somebody mends them.
    stuck: int
    #: Urgent tasks that nobody has taken: the first that are due.
    alarms: tuple[TaskView, ...] = ()
    #: Who holds no role any more, and still holds something.
    leavers: tuple[Leaver, ...] = ()
