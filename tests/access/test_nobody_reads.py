"""Random grants, denials, hand-overs and emergencies: nobody reads what the oracle forbids."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import timedelta
from math import gcd

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from engine import (
    Actor,
    AssignTask,
    BreakGlass,
    CancelCase,
    CaseByNo,
    ClaimTask,
    CompleteTask,
    Database,
    DenyAccess,
    EngineError,
    GrantAccess,
    LiftDenial,
    ReleaseTask,
    RevokeAccess,
    SaveDraft,
    StartCase,
    TakeBackAll,
    TaskById,
)
from tests.access.furnishing import ELEMENTS, NAMES, engine_on, furnish
from tests.access.looking import Looking, questions
from tests.access.oracle import FOR_EVER, HOURS, Desk, Family
from tests.access.people import HERE, PEOPLE, THERE, Door
from tests.conftest import HandClock
from tests.engine.access_office import DANGER, MORE
from tests.engine.office import MACHINE, STAFF, person

#: Examples of one run; LK3_EXAMPLES=200 plays many more, each time others.
EXAMPLES = int(os.environ.get("LK3_EXAMPLES", "4"))
STEPS = 25
#: The families of one run at most.
MOST = 3
who = st.sampled_from(PEOPLE)
element = st.sampled_from(sorted(ELEMENTS))
klass = st.sampled_from(("K2", "K3", "K4", "K4"))
which = st.integers(0, MOST - 1)
MANAGERS = (*HERE[1:2], *MORE[1:2], *THERE[1:])


#: From one who looks to the next; whoever stands between comes later, and nobody never.
PACE = 7
assert gcd(PACE, len(PEOPLE)) == 1


class Office(RuleBasedStateMachine):
    """Deeds on up to three cases; after each, everybody looks everywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.closing = ExitStack()
        self.database = self.closing.enter_context(type(self).fresh())
        self.clock = HandClock()
        self.engine = engine_on(self.database, self.clock)
        self.door = Door(self.engine)
        self.looking = Looking(self.engine, self.database)
        self.families: list[Family] = []
        self.looks = 0
        self.ids: dict[tuple[str, str], str] = {}

    def teardown(self) -> None:
        self.closing.close()

    @rule(opener=st.sampled_from((STAFF[0], THERE[0])), klass=klass)
    def open(self, opener: Actor, klass: str) -> None:
        if len(self.families) == MOST or self.door.enter(opener) is None:
            return
        words, name = f"rahasia-{len(self.families)}", NAMES[len(self.families)]
        begun = self.engine.do(StartCase("jaga"), opener)
        answers = {"masalah": words, "nama": name, "kelas": klass}
        self.engine.do(CompleteTask(begun.next_tasks[0], answers), opener)
        family = Family(begun.case_no, opener.daerah, words, name, "", opener.username)
        family.desks["catat"] = Desk("petugas_penerima", done_by=opener.username)
        family.team.add(opener.username)
        family.turns(klass, opener.username)
        manager = person("manajer_kasus", 1, opener.daerah)
        for task in self.engine.ask(CaseByNo(family.no), manager).tasks:
            self.ids[family.no, task.element] = task.id
            if task.status == "open":
                family.desks[task.element] = Desk(task.role)
        self.families.append(family)

    @rule(n=which, element=element, actor=who)
    def claim(self, n: int, element: str, actor: Actor) -> None:
        if self._done(n, actor, lambda one: ClaimTask(self.ids[one.no, element])):
            self.families[n].takes_up(actor.username, element)

    @rule(n=which, element=element, actor=who, to=who)
    def assign(self, n: int, element: str, actor: Actor, to: Actor) -> None:
        if self._done(n, actor, lambda one: AssignTask(self.ids[one.no, element], to.username)):
            self.families[n].takes_up(to.username, element)

    @rule(n=which, element=element, actor=who)
    def release(self, n: int, element: str, actor: Actor) -> None:
        if self._done(n, actor, lambda one: ReleaseTask(self.ids[one.no, element])):
            self.families[n].desks[element].holder = ""

    @rule(n=which, element=element, actor=who)
    def draft(self, n: int, element: str, actor: Actor) -> None:
        words = f"draf-{n}"
        self._done(n, actor, lambda one: SaveDraft(self.ids[one.no, element], {"masalah": words}))

    @rule(n=which, element=st.sampled_from(("timbang", "tangani")), actor=who, klass=klass)
    def complete(self, n: int, element: str, actor: Actor, klass: str) -> None:
        if n >= len(self.families):
            return
        one = self.families[n]
        answers = {"masalah": one.words, "kelas": klass}
        deed = CompleteTask(self.ids[one.no, element], answers, self._version(one, element, actor))
        if self._done(n, actor, lambda _one: deed):
            if not one.desks[element].holder:
                one.takes_up(actor.username, element)
            one.desks[element].done_by = actor.username
            one.desks[element].holder = ""
            one.turns(klass, actor.username)

    @rule(n=which, actor=who, to=who, hours=st.sampled_from((0, 1, 5)))
    def grant(self, n: int, actor: Actor, to: Actor, hours: int) -> None:
        until = self.clock() + timedelta(hours=hours) if hours else None
        if self._done(n, actor, lambda one: GrantAccess(one.no, to.username, "sebab", until)):
            self.families[n].named[to.username] = until or FOR_EVER

    @rule(n=which, actor=who, to=who)
    def revoke(self, n: int, actor: Actor, to: Actor) -> None:
        if self._done(n, actor, lambda one: RevokeAccess(one.no, to.username, "sebab")):
            self.families[n].sends_away(to.username)

    @rule(n=which, actor=st.sampled_from(MANAGERS), to=who)
    def deny(self, n: int, actor: Actor, to: Actor) -> None:
        if self._done(n, actor, lambda one: DenyAccess(one.no, to.username, one.words)):
            self.families[n].sends_away(to.username)
            self.families[n].denied.add(to.username)

    @rule(n=which, actor=who, to=who)
    def lift(self, n: int, actor: Actor, to: Actor) -> None:
        if self._done(n, actor, lambda one: LiftDenial(one.no, to.username, "sebab")):
            self.families[n].denied.discard(to.username)

    @rule(n=which, actor=who)
    def break_glass(self, n: int, actor: Actor) -> None:
        if self._done(n, actor, lambda one: BreakGlass(one.no, DANGER)):
            one = self.families[n]
            one.rescued[actor.username] = self.clock() + HOURS
            one.told |= one.managers or {one.opener}

    @rule(n=which, actor=st.sampled_from(MANAGERS))
    def cancel(self, n: int, actor: Actor) -> None:
        if self._done(n, actor, lambda one: CancelCase(one.no, "keluarga pindah")):
            self.families[n].is_broken_off()

    @rule(whose=who)
    def end_term(self, whose: Actor) -> None:
        self.door.end_term(whose)

    @rule(whose=who)
    def appoint(self, whose: Actor) -> None:
        self.door.appoint(whose)

    @rule()
    def worker_comes_by(self) -> None:
        self.engine.do(TakeBackAll(), MACHINE)
        for one in self.families:
            one.is_looked_through(self.clock(), self.door.left)

    @rule(hours=st.sampled_from((0.5, 2, 6)))
    def time_passes(self, hours: float) -> None:
        self.clock.advance(hours=hours)

    @invariant()
    def nobody_sees_what_is_not_for_her(self) -> None:
        """Let one after the other look everywhere; fifteen steps let everybody look."""
        self.clock.advance(minutes=2)  # each look is a row of its own
        self.looks += PACE
        actor = PEOPLE[self.looks % len(PEOPLE)]
        key = (actor.username, actor.role, actor.daerah, self.clock())
        there = self.door.enter(actor)
        assert (there is not None) == self.door.holds(actor), actor
        if there is None:
            return
        before = [self.looking.opened(actor, one) for one in self.families]
        refused = self.looking.refused(actor)
        asked = questions(self.families, self.ids)
        shown, shut = self.looking.everything(there, asked)
        assert not shut or self.looking.refused(actor) > refused, actor
        for one, rows in zip(self.families, before, strict=True):
            assert (one.words in shown) == one.may_read(*key), (actor, one)
            assert one.may_know(*key) or one.no not in shown, (actor, one)
            assert one.words not in shown or self.looking.opened(actor, one) > rows, (actor, one)
            assert self.looking.finds(there, one) == one.may_read(*key), (actor, one)

    def _done(self, n: int, actor: Actor, deed: object) -> bool:
        """Try a deed on the n-th family; tell whether the engine let it happen."""
        if n >= len(self.families):
            return False
        with suppress(EngineError):
            if there := self.door.enter(actor):
                self.engine.do(deed(self.families[n]), there)
                return True
        return False

    def _version(self, one: Family, element: str, actor: Actor) -> int:
        with suppress(EngineError):
            draft = self.engine.ask(TaskById(self.ids[one.no, element]), actor).draft
            return draft.version if draft else 0
        return 0


@pytest.fixture(scope="module")
def furnished(migrated, databases, tmp_path_factory):
    """A database with all these people and the process in both daerah."""
    with databases.copy(migrated, tmp_path_factory.mktemp("acak")) as url:
        database = Database(url)
        furnish(engine_on(database, HandClock()))
        database.close()
        yield url


def test_nobody_reads_what_the_oracle_forbids(furnished, databases, tmp_path):
    class Fresh(Office):
        @staticmethod
        @contextmanager
        def fresh() -> Iterator[Database]:
            with databases.copy(furnished, tmp_path) as url:
                database = Database(url)
                yield database
                database.close()

    run_state_machine_as_test(
        Fresh,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize="LK3_EXAMPLES" not in os.environ,
            suppress_health_check=list(HealthCheck),
        ),
    )
