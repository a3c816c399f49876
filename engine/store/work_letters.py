"""The letters drawer: the next number of a unit, and the register."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from engine.model import Actor, NumberStyle
from engine.numbering import written
from engine.store.canonical import fresh_id
from engine.store.prepared import inserting
from engine.store.records import CaseRecord
from engine.store.schema_letters import letter, letter_number
from engine.store.upsert import next_in_line

_ENTER = inserting(letter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What the register tells of a letter besides its number."""

    task_id: str
    #: A value of `jenis_surat`, e.g. "surat_rujukan".
    kind: str
    #: Code of the letter's subject, e.g. "400.9.12.1".
    classification: str
    recipient: str
    #: When it was signed, by the daerah's clock.
    day: date


class Letters:
    """The letters of the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def latest_number(self, case: CaseRecord, kind: str) -> str:
        """Return the number of the newest letter of a kind, "" when none was signed."""
        here = (letter.c.daerah == case.daerah, letter.c.case_id == case.id, letter.c.kind == kind)
        query = select(letter.c.number).where(*here).order_by(letter.c.id.desc()).limit(1)
        return self._connection.execute(query).scalar() or ""

    def enter(self, case: CaseRecord, signed: Letter, style: NumberStyle) -> str:
        """Take the unit's next number of the year and enter the letter; returns the number.

        Nobody else gets a number of the unit before this transaction ends: none is left out.
        """
        counted = {"daerah": case.daerah, "unit": style.unit, "year": signed.day.year}
        nth = next_in_line(self._connection, letter_number, counted)
        number = written(style, signed.classification, nth, signed.day)
        row = {
            **counted,
            "id": fresh_id(self._now),
            "case_id": case.id,
            "task_id": signed.task_id,
            "number": number,
            "nth": nth,
            "kind": signed.kind,
            "classification": signed.classification,
            "recipient": signed.recipient,
            "at": self._now,
            "signed_by": self._actor.username,
            "signed_by_name": self._actor.name,
            "signed_role": self._actor.role,
        }
        _ENTER.say(self._connection, row)
        return number
