"""One moment of the database, for one actor's question."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from engine.access import Subject, deny, guard
from engine.errors import NotSignedIn, TooManyTries, Unavailable
from engine.model import Actor, Findable, Identity, Json, LookedInto, WorkingDays
from engine.store.admitted import subject_of
from engine.store.bundles import Bundle
from engine.store.envelopes import Envelopes
from engine.store.findables import findables_of
from engine.store.known import known_to_forms
from engine.store.means import Means
from engine.store.records import CaseRecord
from engine.store.records_waits import SessionRecord
from engine.store.schema_office import account
from engine.store.work_attempts import Source, waits_until
from engine.store.work_entrance import Purpose, is_waiting
from engine.store.work_factors import codes_of
from engine.store.work_notices import noted_lately
from engine.store.work_people import NO_PASSWORD, halfway, live, session_record
from engine.witness import written_key


@dataclass(frozen=True, slots=True)
class Opened:
    """A case whose contents an answer shows, or a search for such."""

    #: What for: "case_read", "history_printed", …; of a search what was searched by.
    function: str
    #: "" for a search.
    case_id: str = ""
    task_id: str = ""

    @property
    def deed(self) -> str:
        """How the row that tells of it is called."""
        return "case_opened" if self.case_id else "people_searched"


class Reading:
    """What a query may use: a connection, who asks, and the published bundles."""

    def __init__(self, connection: Connection, actor: Actor, means: Means) -> None:
        self.connection = connection
        self.actor = actor
        self.now = means.now()
        self._means = means
        self.envelopes = Envelopes(connection, means.keys, self.now)
        #: Cases whose contents the answer shows: each gets its row before it is given.
        self.opened: list[Opened] = []

    def opens(self, case: CaseRecord, function: str, task_id: str = "") -> None:
        """Have it written down that contents of the case are shown."""
        self.lists(case.id, function, task_id)

    def lists(self, case_id: str, function: str, task_id: str = "") -> None:
        """Have the same written down of a case that a list shows words of."""
        same = {"deed": "case_opened", "function": function, "case_id": case_id}
        if not noted_lately(self.connection, self.actor, self.now, **same):
            self.opened.append(Opened(function, case_id, task_id))

    def hands_out(self, case: CaseRecord, function: str, task_id: str = "") -> None:
        """Have it written down each time that contents of the case leave for a file."""
        self.opened.append(Opened(function, case.id, task_id))

    def searches(self, by: str) -> None:
        """Have it written down that somebody is searched for, by what, never for whom."""
        self.opened.append(Opened(by))

    @property
    def channels(self) -> frozenset[str]:
        """The ways that lead to people outside the pages."""
        return frozenset(self._means.nudge.channels if self._means.nudge else ())

    def unlocked(self, body: bytes, place: str) -> str:
        """Return small words that lie under the vault's lock."""
        if self._means.vault is None:
            raise Unavailable("no vault for small secrets")
        return self._means.vault.unlock(body, place).decode()

    def bundle(self, daerah: str, hash_: str) -> Bundle:
        """Return a published bundle, parsed."""
        return self._means.bundles.get(self.connection, daerah, hash_)

    def working(self, daerah: str) -> WorkingDays:
        """Return when the people of a daerah work."""
        return self._means.working(self.connection, daerah)

    def subject(self, case: CaseRecord) -> Subject:
        """Reduce a case to what the access rules look at."""
        return subject_of(self.connection, case, self.now)

    def findables(self, case: CaseRecord, form: str) -> tuple[Findable, ...]:
        """Return what answers to a form of the case are found by."""
        return findables_of(self.connection, self._means.bundles, case, form)

    def known(self, case: CaseRecord, *forms: str) -> dict[str, Json]:
        """Return what forms of the case may read besides their own answers."""
        bundle = self.bundle(case.daerah, case.bundle)
        return known_to_forms(
            self.connection, case, self.actor, bundle, self._means.regions, *forms
        )

    def looks_into(self, content: bytes) -> LookedInto:
        """Look into a file that somebody attaches, unless it is too large to be looked into."""
        if len(content) > self._means.room.per_file:
            return LookedInto(not_taken="too_large")
        return self._means.looks_into(content)

    @property
    def seal_key(self) -> str:
        """The key that checkpoints are signed with, for a verifier; "" when nothing is signed."""
        seal = self._means.seal
        return "" if seal is None else written_key(seal.name, seal.public)

    def fitting_hash(self, username: str, password: str) -> str:
        """Return the account's hash if `password` fits it, else ""; takes as long for nobody."""
        query = select(account.c.password).where(account.c.username == username)
        stored = self.connection.execute(query).scalar()
        if stored in {None, NO_PASSWORD}:
            stored = ""
        fits = self._means.passwords.matches(stored or self._means.decoy, password)
        return stored if stored and fits else ""

    def hashed(self, words: str) -> str:
        """Hash a password or code, slowly."""
        return self._means.passwords.hash(words)

    def fitting_code(self, session: SessionRecord, code: str) -> str:
        """Return the hash of the person's recovery code that `code` is, else ""."""
        stored = codes_of(self.connection, session.daerah, session.username).get(int(code[0]))
        fits = self._means.passwords.matches(stored or self._means.decoy, code)
        return stored if stored and fits else ""

    def awaits_answer(self, challenge: str, purpose: Purpose) -> bool:
        """Tell whether a challenge of the actor still waits."""
        return is_waiting(self.connection, challenge, purpose, self.actor, self.now)

    def identity(self, ticket: str, answer: Mapping[str, str]) -> Identity:
        """Ask the identity provider who came back with `answer`; NotSignedIn when nobody did."""
        if self._means.provider is None:
            raise NotSignedIn
        return self._means.provider.identity(ticket, answer)

    def any_session(self, token: str) -> SessionRecord:
        """Return a session that is open or waits; NotSignedIn when there is none."""
        for conditions in (live(token, self.now), halfway(token, self.now)):
            if session := session_record(self.connection, conditions):
                return session
        raise NotSignedIn

    def hear(self, source: Source) -> None:
        """Raise TooManyTries while this source is not heard: no password is compared then."""
        until = waits_until(self.connection, source.marks(self._means.mark), self.now)
        if until > self.now:
            raise TooManyTries(until - self.now)

    def may(self, verb: str, subject: Subject) -> bool:
        """Tell whether the actor may do `verb`."""
        return deny(self.actor, verb, subject) is None

    def guard(self, verb: str, subject: Subject) -> None:
        """Raise Unknown or Forbidden unless the actor may do `verb`."""
        guard(self.actor, verb, subject)
