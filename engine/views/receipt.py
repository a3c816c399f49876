"""What a command answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a command answers; the same submission sent twice gets the same receipt."""

    #: Past tense, as in the history: "task_completed", "case_started", …
    deed: str
    case_id: str = ""
    case_no: str = ""
    #: Id of what was made or changed: task, answer, incident, definition version …
    subject: str = ""
    #: New version of the draft or the definition, where there is one.
    version: int = 0
    #: Ids of the tasks now open on this case that the actor may take, hers first.
    next_tasks: tuple[str, ...] = ()
    count: int = 0
