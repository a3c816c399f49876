"""What is shown to who comes without an account, and of it to a case's team."""

from dataclasses import dataclass, field
from datetime import datetime

from engine.model import Actor, Files, JsonObject, Text
from engine.views.tasks import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDoor:
    """A link before its code was given: nothing of the case."""

    #: Who answers by it.
    holder: Actor
    #: How it stands (engine/answer_links.py).
    standing: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDesk:
    """A link that its code has opened: the form, and what the letter says anyway."""

    standing: str
    expires_at: datetime
    #: Number of the letter that asks for the answer; "" when it had none.
    letter: str
    form: str
    files: Files
    #: What the form may read besides its own answers.
    known: JsonObject
    #: Of the form behind the letter, the answers that are shown; {} in class K4.
    asked_form: str
    asked: JsonObject
    draft: Draft | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLinkView:
    """A link as the case's team sees it."""

    id: str
    #: Id of the message that it answers.
    wait_id: str
    name: str
    #: Number of the letter that asks for the answer; "" when it had none.
    letter: str
    standing: str
    #: The same in words.
    said: Text
    made_at: datetime
    made_by_name: str
    expires_at: datetime
    #: When its code was last given, when it ended, when somebody last typed.
    opened_at: datetime | None
    ended_at: datetime | None
    saved_at: datetime | None
    wrong: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLinksSheet:
    """The links of a case, newest first, and which of its awaited messages may have one."""

    links: tuple[AnswerLinkView, ...]
    open_to_links: frozenset[str] = field(default_factory=frozenset)
    #: The daerah has shut its door for answers: no link is made, and none takes an answer.
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorView:
    """A public door as a coordinator sees it."""

    door: str
    #: What came to pass in thirty days: "received", "trap", "haste", "too_many".
    counts: dict[str, int]
    #: Who shut it, and when; "" and None while it is open.
    shut_by: str
    shut_at: datetime | None
