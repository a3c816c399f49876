"""What a daerah's settings say of the deadline of a task beside its length."""

import re
from typing import Final

from engine.bpmn.bundle import Checked
from engine.bpmn.settings import Settings
from engine.model import Json, working_days

#: What the diagram reads a deadline from, when it reads some of the daerah's.
_NAMED: Final = re.compile(r"\bsla\.(\w+)")


def above_of(checked: Checked, process: str, element: str, budget: str) -> tuple[str, ...]:
    """Return the roles that are told when a task is long over; () where the daerah names none."""
    roles = _said(checked.settings, _due(checked, process, element), budget, "eskalasi")
    return tuple(map(str, roles)) if isinstance(roles, list) else ()


def longer_budgets(checked: Checked, process: str, element: str, budget: str) -> tuple[str, ...]:
    """Return the budgets that a task with `budget` may be given instead, the longest last.

    Each longer number of working days up to the most; by the calendar the most alone.
    """
    due = _due(checked, process, element)
    most = str(_said(checked.settings, due, budget, "paling_lama") or budget)
    days, limit = working_days(budget), working_days(most)
    if days and limit:
        return tuple(f"{number} HK" for number in range(days + 1, limit + 1))
    return () if days or limit or not budget or most == budget else (most,)


def _due(checked: Checked, process: str, element: str) -> str:
    return checked.processes[process].nodes[element].due


def _said(settings: Settings, due: str, budget: str, group: str) -> Json:
    """Return what a group says of the one deadline in `due` that runs by the same clock."""
    chosen, by_days = settings.get("sla", {}), bool(working_days(budget))
    names = [n for n in _NAMED.findall(due) if bool(working_days(chosen.get(n))) == by_days]
    return settings.get(group, {}).get(names[0]) if budget and len(names) == 1 else None
