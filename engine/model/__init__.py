"""The words of the engine, as frozen values; they cross every wall, rows never do."""

from engine.model.drawn import Flow, Node, Process
from engine.model.entrance import HERE, Identity, NewPasskey, Origin, PasskeyUse
from engine.model.forms import FieldFact, FieldType, Findable, FormFact, FoundBy
from engine.model.letters import LETTER_NUMBER, LETTER_WORDS, NumberStyle
from engine.model.steps import (
    Awaited,
    Chosen,
    Clock,
    Decided,
    Failure,
    Passed,
    Progress,
    Reached,
    RuleHit,
    Sent,
)
from engine.model.words import (
    NOTHING_SAID,
    Actor,
    Files,
    Json,
    JsonObject,
    Problem,
    Severity,
    Text,
    say,
)
from engine.model.working import WorkingDays, weekdays, working_days

__all__ = [  # noqa: RUF022  # one plain alphabet, as every door has it
    "Actor",
    "Awaited",
    "Chosen",
    "Clock",
    "Decided",
    "Failure",
    "FieldFact",
    "FieldType",
    "Files",
    "Findable",
    "Flow",
    "FormFact",
    "FoundBy",
    "HERE",
    "Identity",
    "Json",
    "JsonObject",
    "LETTER_NUMBER",
    "LETTER_WORDS",
    "NOTHING_SAID",
    "NewPasskey",
    "Node",
    "NumberStyle",
    "Origin",
    "Passed",
    "PasskeyUse",
    "Problem",
    "Process",
    "Progress",
    "Reached",
    "RuleHit",
    "Sent",
    "Severity",
    "Text",
    "WorkingDays",
    "say",
    "weekdays",
    "working_days",
]
