"""Handing a case over, signed by both."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.views.appointments import AppointmentView
from engine.views.tasks import TaskView


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverView:
    """One handover."""

    id: str
    case_no: str
    giver_name: str
    taker_name: str
    at: datetime
    #: "" while it waits.
    outcome: Literal["", "accepted", "refused", "withdrawn"] = ""
    answered_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverSheet:
    """Everything that both sign for, on one screen."""

    handover: HandoverView
    #: What the taker must know.
    words: str
    #: The giver's open tasks that go over.
    tasks: tuple[TaskView, ...] = ()
    appointments: tuple[AppointmentView, ...] = ()
    may_answer: bool = False
    may_withdraw: bool = False
