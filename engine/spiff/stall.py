"""Why a node could not run, in words for the person who has to mend it."""

import logging
from typing import Any, Final

from engine.errors import EngineError
from engine.model import Failure, Text, say
from engine.spiff.marks import FAILED

_log: Final = logging.getLogger(__name__)


class Stall(EngineError):
    """Langkah ini tidak dapat dijalankan."""


def reason_of(error: Exception) -> Text:
    """Return the error in words: its own when it has some, else its kind."""
    message = getattr(error, "message", None)
    if isinstance(message, Text):
        return message
    _log.error("a node could not run", exc_info=error)
    return say("Terjadi kesalahan yang tidak terduga ({kind}).", kind=type(error).__name__)


def hold(task: Any, error: Exception, *, ran: bool = False) -> None:
    """Put the task back with the reason on it; a retry runs it again if it `ran`."""
    reason = reason_of(error)
    task.internal_data[FAILED] = [*reason.pieces(), False, ran]


def release(task: Any) -> bool:
    """Take the reason off again; tell whether the task is to be run."""
    *_, ran = task.internal_data.pop(FAILED)
    return bool(ran)


def failure_of(task: Any) -> Failure:
    """Return the failure that a held task carries."""
    reason = Text.of(task.internal_data[FAILED][:2])
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
