"""Is the history as it was written?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import CompoundSelect, Row, literal_column, select, tuple_, union, union_all

from engine.access import Subject
from engine.model import say
from engine.queries.facts import case_row
from engine.queries.witnessed import breach, unleaved
from engine.queries.written import first_lost
from engine.store.history import Fault, first_fault
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.schema import case_file
from engine.store.schema_trail import audit, chain_head
from engine.store.schema_tree import checkpoint, tree
from engine.views import Verdict
from engine.witness import origin_of

#: SQLite keeps whatever somebody writes: a moment that no calendar has, words for bytes.
UNREADABLE = (TypeError, ValueError)


class Head(NamedTuple):
    """The end of a chain as the records know it."""

    daerah: str
    chain: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class VerifyHistory:
    """Recompute every hash of one case, or of all chains of the actor's daerah.

    The machine with daerah "" checks the whole installation.
    """

    #: Case number; "" for all.
    no: str = ""
    #: Signed checkpoints that were kept outside of the database; they count when all is checked.
    witness: tuple[str, ...] = ()

    def answer(self, reading: Reading) -> Verdict:
        """Answer with the first bad entry, if there is one."""
        if self.no:
            case = case_row(reading, no=self.no)
            reading.guard("see_history", reading.subject(case))
            return verdict_on_case(reading, case)
        reading.guard("verify_all", Subject(daerah=reading.actor.daerah))
        verdict = _verdict(reading, _heads(reading))
        return _witnessed(reading, verdict, self.witness) if verdict.whole else verdict


def verdict_on_case(reading: Reading, case: CaseRecord) -> Verdict:
    """Check one case's chain."""
    return _verdict(reading, [Head(case.daerah, case.id, case.audit_seq, case.audit_head)])


def verdict_on_chain(reading: Reading, daerah: str, chain: str) -> Verdict:
    """Check a chain that is not a case's, such as "akun:sari"."""
    here = (chain_head.c.daerah == daerah, chain_head.c.chain == chain)
    row = reading.connection.execute(select(chain_head).where(*here)).first()
    head = Head(daerah, chain, 0, "") if row is None else Head(daerah, chain, row.seq, row.hash)
    return _verdict(reading, [head])


def _heads(reading: Reading) -> Iterator[Head]:
    """Every chain there must be: one for each case, and those of people and processes.

    And chains that have rows but no head, which nobody ever wrote that way.
    """
    place = (audit.c.daerah, audit.c.chain)
    headless = select(*place, literal_column("0"), literal_column("''")).distinct()
    everywhere = (
        select(case_file.c.daerah, case_file.c.id, case_file.c.audit_seq, case_file.c.audit_head),
        select(chain_head.c.daerah, chain_head.c.chain, chain_head.c.seq, chain_head.c.hash),
        headless.where(tuple_(*place).not_in(_with_head())),
    )
    for query in everywhere:
        column = query.selected_columns[0]
        here = query.where(column == reading.actor.daerah) if reading.actor.daerah else query
        for row in reading.connection.execute(here):
            yield Head(*row)


def _with_head() -> CompoundSelect[str, str]:
    cases = select(case_file.c.daerah, case_file.c.id)
    return union_all(cases, select(chain_head.c.daerah, chain_head.c.chain))


def _verdict(reading: Reading, heads: Iterable[Head]) -> Verdict:
    chains = events = 0
    for head in heads:
        count, fault = _examined(reading, head)
        chains, events = chains + 1, events + count
        if fault:
            return Verdict(
                whole=False,
                chains=chains,
                events=events,
                bad_chain=head.chain,
                bad_seq=fault.seq,
                why=fault.why,
            )
    return Verdict(whole=True, chains=chains, events=events)


def _witnessed(reading: Reading, verdict: Verdict, witness: tuple[str, ...]) -> Verdict:
    """Return the verdict after the trees have been asked too."""
    for daerah in _everywhere(reading):
        found = breach(reading, daerah, witness) or unleaved(reading, daerah)
        if found:
            chain = found.chain or origin_of(daerah)
            return replace(verdict, whole=False, bad_chain=chain, bad_seq=found.seq, why=found.why)
    return verdict


def _everywhere(reading: Reading) -> Sequence[str]:
    if reading.actor.daerah:
        return (reading.actor.daerah,)
    places = union(select(audit.c.daerah), select(tree.c.daerah), select(checkpoint.c.daerah))
    return reading.connection.execute(places).scalars().all()


def _examined(reading: Reading, head: Head) -> tuple[int, Fault | None]:
    """Return how many entries a chain has, and the first bad one."""
    try:
        rows = _rows(reading, head)
        return len(rows), first_fault(rows, head.seq, head.hash) or first_lost(reading, rows)
    except UNREADABLE:
        return head.seq, _unreadable(reading, head)


def _unreadable(reading: Reading, head: Head) -> Fault:
    """Find the first entry that cannot be read, else one whose answers or path cannot."""
    for seq in range(1, head.seq + 1):
        try:
            _rows(reading, head, seq)
        except UNREADABLE:
            return Fault(seq, say("isinya diubah"))
    return Fault(head.seq, say("jejak langkah tidak lagi sama"))


def _rows(reading: Reading, head: Head, seq: int = 0) -> Sequence[Row[Any]]:
    """Return a chain's entries in order, or the one with number `seq`."""
    query = select(audit).where(audit.c.daerah == head.daerah, audit.c.chain == head.chain)
    if seq:
        query = query.where(audit.c.seq == seq)
    return reading.connection.execute(query.order_by(audit.c.seq)).all()
