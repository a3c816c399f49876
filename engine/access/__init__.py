"""Who may do what: one pure function over one table of rules, asked by every deed and question."""

from engine.access.hats import (
    AUDITOR,
    COORDINATOR,
    DATA_OFFICER,
    HELD_ONLY,
    LOG_READERS,
    MACHINE,
    MACHINE_ACTOR,
    MANAGER,
    NAMED_ONLY,
    READERS,
    SENSITIVE,
    STARTERS,
    TASKS_ONLY,
    VISITOR,
    reads_cases,
)
from engine.access.rules import RULES, deny, guard
from engine.access.subject import HIDDEN, NAMED_CLASS, Denied, Subject, works_on

__all__ = [
    "AUDITOR",
    "COORDINATOR",
    "DATA_OFFICER",
    "HELD_ONLY",
    "HIDDEN",
    "LOG_READERS",
    "MACHINE",
    "MACHINE_ACTOR",
    "MANAGER",
    "NAMED_CLASS",
    "NAMED_ONLY",
    "READERS",
    "RULES",
    "SENSITIVE",
    "STARTERS",
    "TASKS_ONLY",
    "VISITOR",
    "Denied",
    "Subject",
    "deny",
    "guard",
    "reads_cases",
    "works_on",
]
