"""The history: one row per deed, each carrying the hash of the row before it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from secrets import token_bytes, token_hex
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select, update

from engine.access import MACHINE
from engine.model import Actor, JsonObject, Text, say
from engine.store.canonical import canonical, digest
from engine.store.prepared import inserting
from engine.store.records import CaseRecord
from engine.store.schema_trail import audit, chain_head, remark
from engine.store.schema_tree import leaf
from engine.store.upsert import insert_or_ignore
from engine.witness import BEGINNING, SALT, leaf_hash

_INSERT = inserting(audit)
_LEAF = inserting(leaf)
_REMARK = inserting(remark)
#: Begins the reason of an audit row whose words are kept apart; their salted SHA-256 follows.
REMARKED = "sha256:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What was done, in the past tense, and what there is to know of it; never answers."""

    deed: str
    #: For a row that lies on another chain than its case's: who read it, who was refused.
    case_id: str = ""
    task_id: str = ""
    element: str = ""
    name: str = ""
    bundle: str = ""
    #: SHA-256 of what was written.
    digest: str = ""
    reason: str = ""
    detail: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """The first entry of a chain that is not as it was written."""

    seq: int
    why: Text


def hash_of(entry: Mapping[str, Any]) -> str:
    """Hash every field of an audit row but `hash` itself; times as ISO 8601 in UTC."""
    fields = {name: value for name, value in entry.items() if name != "hash"}
    return digest(canonical({**fields, "at": entry["at"].isoformat()}))


class History:
    """Writes history rows in the transaction of the deed."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def of_case(self, case: CaseRecord, deed: Deed) -> CaseRecord:
        """Write a deed on a case; returns the case with its new head, still to be saved."""
        seq = case.audit_seq + 1
        place = {"daerah": case.daerah, "chain": case.id, "seq": seq}
        if deed.reason:
            deed = replace(deed, reason=self._remarked(case, seq, deed.reason))
        head = self._write(place, case.audit_head or BEGINNING, deed, case.id, case.bundle)
        return case._replace(audit_seq=case.audit_seq + 1, audit_head=head)

    def hold(self, daerah: str, chain: str) -> Row[Any]:
        """Lock a chain that is not a case's: whoever writes on it next waits; returns its head."""
        start = {"daerah": daerah, "chain": chain, "seq": 0, "hash": BEGINNING}
        insert_or_ignore(self._connection, chain_head, start)
        here = _chain(daerah, chain)
        return self._connection.execute(select(chain_head).where(*here).with_for_update()).one()

    def of_chain(self, daerah: str, chain: str, deed: Deed) -> None:
        """Write a deed on another chain: `akun:<username>`, `baca:<username>` and so on."""
        head = self.hold(daerah, chain)
        place = {"daerah": daerah, "chain": chain, "seq": head.seq + 1}
        hash_ = self._write(place, head.hash, deed, deed.case_id, deed.bundle)
        after = {"seq": head.seq + 1, "hash": hash_}
        self._connection.execute(update(chain_head).where(*_chain(daerah, chain)).values(**after))

    def holds(
        self, daerah: str, chain: str, *deeds: str, by_people: datetime | None = None
    ) -> bool:
        """Tell whether such a deed was ever written on a chain, or `by_people` after a moment."""
        here = [audit.c.daerah == daerah, audit.c.chain == chain, audit.c.deed.in_(deeds)]
        if by_people is not None:
            here += [audit.c.at > by_people, audit.c.role != MACHINE]
        return (
            self._connection.execute(select(audit.c.seq).where(*here).limit(1)).first() is not None
        )

    def _remarked(self, case: CaseRecord, seq: int, reason: str) -> str:
        """Keep typed words apart, where they can be destroyed; return what the chain holds."""
        # The salt keeps short words from being guessed from their digest.
        body = canonical({"reason": reason, "salt": token_hex(SALT)})
        row = {"daerah": case.daerah, "case_id": case.id, "seq": seq, "body": body}
        _REMARK.say(self._connection, row)
        return REMARKED + digest(body)

    def _write(
        self, place: Mapping[str, object], previous: str, deed: Deed, case_id: str, bundle: str
    ) -> str:
        entry = {
            **place,
            "at": self._now,
            "deed": deed.deed,
            "actor": self._actor.username,
            "actor_name": self._actor.name,
            "role": self._actor.role,
            "case_id": case_id,
            "task_id": deed.task_id,
            "element": deed.element,
            "name": deed.name,
            "bundle": bundle,
            "digest": deed.digest,
            "reason": deed.reason,
            "detail": canonical(dict(deed.detail)).decode(),
            "previous": previous,
        }
        hash_ = hash_of(entry)
        _INSERT.say(self._connection, {**entry, "hash": hash_})
        salt = token_bytes(SALT)
        leafed = {"salt": salt, "hash": leaf_hash(salt, hash_), "number": None}
        _LEAF.say(self._connection, {**place, **leafed})
        return hash_


def _chain(daerah: str, chain: str) -> tuple[ColumnElement[bool], ...]:
    return (chain_head.c.daerah == daerah, chain_head.c.chain == chain)


def first_fault(rows: Iterable[Row[Any]], seq: int, head: str) -> Fault | None:
    """Walk one chain in order of `seq` and compare it with its head; None when it is whole."""
    previous, expected = BEGINNING, 1
    for row in rows:
        entry = row._asdict()
        if fault := _entry_fault(entry, expected, previous, seq):
            return fault
        previous, expected = entry["hash"], expected + 1
    if expected != seq + 1:
        return Fault(expected, say("terpotong" if expected <= seq else "tanpa kepala rantai"))
    return None if previous == (head or BEGINNING) else Fault(seq, say("kepala rantai diubah"))


def _entry_fault(
    entry: Mapping[str, Any], expected: int, previous: str, length: int
) -> Fault | None:
    if entry["seq"] != expected:
        return Fault(expected, say("hilang"))
    if hash_of(entry) != entry["hash"]:
        places = range(1, length + 1)
        moved = any(hash_of({**entry, "seq": place}) == entry["hash"] for place in places)
        return Fault(expected, say("urutannya ditukar" if moved else "isinya diubah"))
    return None if entry["previous"] == previous else Fault(expected, say("rantainya diputus"))
