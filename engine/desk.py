"""The front desk: every change goes through `Engine.do`, every question through `Engine.ask`."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from engine.access import MACHINE
from engine.attaching import nothing_taken
from engine.commands.note_reading import NoteReading
from engine.commands.note_refusal import NoteRefusal
from engine.errors import EngineError, Forbidden, NotSignedIn, Unknown
from engine.model import Actor, Room
from engine.numbering import numbered_as_usual
from engine.ports import (
    Calendar,
    Deliver,
    Forms,
    Keyring,
    LooksInto,
    Now,
    Nudging,
    Numbering,
    Passkeys,
    Passwords,
    Provider,
    Regions,
    Seal,
    Vault,
)
from engine.store.bundles import Bundles
from engine.store.canonical import content_digest
from engine.store.database import Database
from engine.store.keys import Keys
from engine.store.means import EVERYBODYS_ROOM, Means, nowhere
from engine.store.reading import Reading
from engine.store.walls import Reach
from engine.store.work import Work
from engine.store.writable import check_command, check_query
from engine.views import Receipt

if TYPE_CHECKING:
    from typing_extensions import TypeIs

log = logging.getLogger("lk3.engine")

Answer = TypeVar("Answer", covariant=True)  # noqa: PLC0105  # the name says what it is


class Command(Protocol):
    """A deed: frozen data in the imperative."""

    def run(self, work: Work) -> Receipt:
        """Do it, inside the desk's transaction."""
        ...


class Errand(Protocol):
    """One piece of a round."""

    @property
    def daerah(self) -> str:
        """Where it belongs."""
        ...

    def attempt(self, deliver: Deliver | None) -> "Command | Slow":
        """Do what must happen outside a transaction; name the deed that writes it down."""
        ...


class Round(Protocol):
    """A deed of many pieces, each in its own transaction: one that fails stops no other."""

    deed: str

    def hand_out(self, work: Work) -> Sequence[Errand]:
        """Lease the pieces of this round."""
        ...


class Slow(Protocol):
    """A deed that begins with long work, for which no transaction is kept open."""

    def prepare(self, reading: Reading) -> Command:
        """Do the long work; name the deed that is left."""
        ...


class Query(Protocol[Answer]):
    """A question: frozen data."""

    def answer(self, reading: Reading) -> Answer:
        """Answer from one moment of the database."""
        ...


class Engine:
    """The case engine: two verbs, one database."""

    def __init__(  # noqa: PLR0913  # what the engine needs from outside, each by its name
        self,
        database: Database,
        forms: Forms,
        passwords: Passwords,
        now: Now,
        deliver: Deliver | None = None,
        seal: Seal | None = None,
        *,
        vault: Vault | None = None,
        duty: frozenset[str] = frozenset(),
        passkeys: Passkeys | None = None,
        provider: Provider | None = None,
        openings: int = 30,
        calendar: Calendar | None = None,
        numbering: Numbering = numbered_as_usual,
        regions: Regions = nowhere,
        keyring: Keyring | None = None,
        nudge: Nudging | None = None,
        looks_into: LooksInto = nothing_taken,
        room: Room = EVERYBODYS_ROOM,
    ) -> None:
        self._database = database
        self._means = Means(
            forms=forms,
            passwords=passwords,
            now=now,
            bundles=Bundles(forms),
            deliver=deliver,
            seal=seal,
            vault=vault,
            duty=duty,
            passkeys=passkeys,
            provider=provider,
            calendar=calendar,
            numbering=numbering,
            regions=regions,
            looks_into=looks_into,
            room=room,
            openings=openings,
            nudge=nudge,
            keys=Keys(keyring) if keyring else None,
        )

    def do(self, command: Command | Round | Slow, actor: Actor, submission: str = "") -> Receipt:
        """Run a command in one transaction.

        With a submission id the command is done once: the same id with the same content gets
        the same receipt, with another content SubmissionReused.
        """
        if _is_round(command):
            return self._go_round(command, actor)
        check_command(command, submission)
        with self._noting_shut_doors(command, actor):
            return self._done(command, actor, submission)

    def ask(self, query: Query[Answer], actor: Actor) -> Answer:
        """Answer a question; nothing is changed but that who read what is written down first."""
        check_query(query)
        here = self._database.reading(Reach.of(actor))
        with self._noting_shut_doors(query, actor), here as connection:
            reading = Reading(connection, actor, self._means)
            answer = query.answer(reading)
        if reading.opened:
            self._note(NoteReading(tuple(reading.opened)), actor)
        return answer

    def _done(self, command: Command | Slow, actor: Actor, submission: str) -> Receipt:
        if _is_slow(command):
            with self._database.reading(Reach.of(actor)) as connection:
                command = command.prepare(Reading(connection, actor, self._means))
        with self._database.writing(Reach.of(actor)) as connection:
            work = Work(connection, actor, self._means)
            outcome: Receipt | NotSignedIn
            try:
                outcome = _once(work, command, submission)
            except NotSignedIn as wrong:
                # A wrong password is counted, so this one refusal is written down too.
                outcome = wrong
        if isinstance(outcome, NotSignedIn):
            raise outcome
        if work.envelopes.destroyed:
            self._database.settle()
        return outcome

    @contextmanager
    def _noting_shut_doors(self, request: object, actor: Actor) -> Iterator[None]:
        """Write down who was refused; she is told what everybody is told."""
        try:
            yield
        except (Unknown, Forbidden) as refusal:
            if actor.daerah and actor.role != MACHINE:
                shut = {"case_no": refusal.case_no, "klass": refusal.klass}
                function = type(request).__name__
                self._note(NoteRefusal(function, refusal.case_id, **shut), actor)
            raise

    def _note(self, note: Command, actor: Actor) -> None:
        with self._database.writing(Reach.of(actor)) as connection:
            note.run(Work(connection, actor, self._means))

    def _go_round(self, command: Round, actor: Actor) -> Receipt:
        with self._database.writing(Reach.of(actor)) as connection:
            errands = command.hand_out(Work(connection, actor, self._means))
        done = sum(self._run_errand(errand, actor) for errand in errands)
        return Receipt(deed=command.deed, count=done)

    def _run_errand(self, errand: Errand, actor: Actor) -> int:
        try:
            deed = errand.attempt(self._means.deliver)
            return self.do(deed, replace(actor, daerah=errand.daerah)).count
        except EngineError:
            # The lease runs out and the piece comes back; the others go on meanwhile.
            log.exception("errand failed: %s", type(errand).__name__)
            return 0


# Asked of every command: `isinstance` of a Protocol looks at all its names and costs a tenth of a
# millisecond.


def _is_round(command: Command | Round | Slow) -> "TypeIs[Round]":
    return hasattr(command, "hand_out")


def _is_slow(command: Command | Slow) -> "TypeIs[Slow]":
    return hasattr(command, "prepare")


def _once(work: Work, command: Command, submission: str) -> Receipt:
    if not submission or not getattr(command, "keeps_receipt", True):
        return command.run(work)
    if earlier := work.submissions.take(submission, _digest(work, command)):
        return earlier
    receipt = command.run(work)
    work.submissions.settle(submission, receipt)
    return receipt


def _digest(work: Work, command: Command) -> str:
    """Digest a command under the installation's secret: short answers cannot be guessed from it."""
    content = {item.name: getattr(command, item.name) for item in fields(command)}  # type: ignore[arg-type]  # every command is a dataclass
    return work.means.mark(f"submission {content_digest(type(command).__name__, content)}")
