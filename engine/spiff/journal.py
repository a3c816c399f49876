"""What happens during one step, noted as it happens."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from engine.model import WEEKDAYS, Chosen, Decided, Passed, Sent, WorkingDays


@dataclass(slots=True)
class Journal:
    """The notes of one step; `progress` turns them into values."""

    now: datetime
    working: WorkingDays = WEEKDAYS
    passed: list[Passed] = field(default_factory=list)
    chosen: list[Chosen] = field(default_factory=list)
    decided: list[Decided] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    #: Clock id to the working days that it was given.
    budgets: dict[str, str] = field(default_factory=dict)
    #: Ids of node instances that a person let the case go on without.
    left_out: set[str] = field(default_factory=set)
    #: Id of the end event the root process reached last.
    end: str = ""
    #: Automatic nodes run in this step, and the last of them, for naming a loop.
    steps: int = 0
    recent: deque[str] = field(default_factory=lambda: deque(maxlen=20))
