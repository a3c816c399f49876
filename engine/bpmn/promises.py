"""What a daerah's settings say of the deadline of a task beside its length."""

import re
from typing import Final

from engine.bpmn.bundle import Checked
from engine.model import Json, working_days

#: What the diagram reads a deadline from, when it reads one of the daerah's.
_NAMED: Final = re.compile(r"sla\.(\w+)")


def above_of(checked: Checked, process: str, element: str) -> tuple[str, ...]:
    """Return the roles that are told when a task is long over; () where the daerah names none."""
    roles = _said(checked, process, element, "eskalasi")
    return tuple(map(str, roles)) if isinstance(roles, list) else ()


def longer_budgets(checked: Checked, process: str, element: str, budget: str) -> tuple[str, ...]:
    """Return the budgets that a task with `budget` may be given instead, the longest last.

    Each longer number of working days up to the most; by the calendar the most alone.
    """
    most = str(_said(checked, process, element, "paling_lama") or budget)
    days, limit = working_days(budget), working_days(most)
    if days and limit:
        return tuple(f"{number} HK" for number in range(days + 1, limit + 1))
    return () if days or limit or not budget or most == budget else (most,)


def _said(checked: Checked, process: str, element: str, group: str) -> Json:
    named = _NAMED.fullmatch(checked.processes[process].nodes[element].due)
    return checked.settings.get(group, {}).get(named[1]) if named else None
