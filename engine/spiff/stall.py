"""Why a node could not run, in words for the person who has to mend it."""

from typing import Any

from engine.model import Failure, Text, say
from engine.spiff.marks import FAILED


class Stall(Exception):
    """A node cannot run; the case waits at it until a person retries."""

    def __init__(self, message: Text) -> None:
        self.message = message
        super().__init__(str(message))


def reason_of(error: Exception) -> Text:
    """Return the error in words: its own when it has some, else its kind."""
    message = getattr(error, "message", None)
    if isinstance(message, Text):
        return message
    return say("Terjadi kesalahan yang tidak terduga ({kind}).", kind=type(error).__name__)


def hold(task: Any, error: Exception) -> None:
    """Put the task back with the reason on it; `retry` runs it again."""
    reason = reason_of(error)
    task.internal_data[FAILED] = [reason.template, [list(value) for value in reason.values], False]


def failure_of(task: Any) -> Failure:
    """Return the failure that a held task carries."""
    template, values, _ = task.internal_data[FAILED]
    reason = Text(template, tuple((name, value) for name, value in values))
    node = task.task_spec.node
    message = say(
        "Langkah “{step}” tidak dapat dijalankan: {reason}",
        step=(node.name or node.id) if node else task.task_spec.name,
        reason=reason,
    )
    return Failure(
        id=str(task.id),
        element=node.id if node else "",
        process=node.process if node else "",
        message=message,
    )
