"""One unit of work: everything a command may touch, inside one transaction."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from sqlalchemy import Connection

from engine.model import Actor, Findable, Json, Problem, WorkingDays, in_the_name_of
from engine.store.bundles import Bundle, read_bundle
from engine.store.envelopes import Envelopes
from engine.store.findables import findables_of
from engine.store.history import Deed, History
from engine.store.known import known_to_forms
from engine.store.lost_choices import lost_choices
from engine.store.means import Means
from engine.store.office_drawers import OfficeDrawers
from engine.store.records import CaseRecord
from engine.store.walls import enter
from engine.store.work_access import Access
from engine.store.work_answer_links import AnswerLinks
from engine.store.work_answers import Answers
from engine.store.work_appointments import Appointments
from engine.store.work_beside import Beside
from engine.store.work_cases import Cases
from engine.store.work_definitions import Definitions
from engine.store.work_doors import Doors
from engine.store.work_erasures import Erasures
from engine.store.work_handovers import Handovers
from engine.store.work_holidays import Holidays
from engine.store.work_institutions import Institutions
from engine.store.work_jobs import Jobs
from engine.store.work_letters import Letters
from engine.store.work_migrations import Migrations, brought
from engine.store.work_notices import Notices
from engine.store.work_search import Marks
from engine.store.work_stops import Stops
from engine.store.work_submissions import Submissions
from engine.store.work_tasks import Person, Tasks
from engine.store.work_trail import Trail
from engine.store.work_transfers import Transfers
from engine.store.work_tree import Trees
from engine.store.work_waits import Waits


class Work(OfficeDrawers):
    """The drawers of the store, opened for one actor at one moment."""

    def __init__(self, connection: Connection, actor: Actor, means: Means) -> None:
        self._connection = connection
        self.means = means
        #: The moment of the deed, the same in every row it writes.
        self.now = means.now()
        self.envelopes = Envelopes(connection, means.keys, self.now)
        self.trail = Trail(connection, self.now)
        self._calendars: dict[str, WorkingDays] = {}
        #: In whose place the actor works; nobody's in her own.
        self.absent = Person()
        self._open(actor)

    def work_for(self, absent: Person) -> None:
        """Have what is done from now on written as done in somebody's name."""
        self.absent = absent
        self._open(replace(self.actor, name=in_the_name_of(self.actor.name, absent.name)))

    def elsewhere(self, actor: Actor) -> "Work":
        """Open the drawers of another daerah in the same transaction; the machine alone may."""
        return Work(self._connection, actor, self.means)

    def _open(self, actor: Actor) -> None:
        connection = self._connection
        self.actor = actor
        self.cases = Cases(connection, actor, self.now)
        self.tasks = Tasks(connection, actor, self.now)
        self.answers = Answers(connection, actor, self.now)
        self.waits = Waits(connection, actor, self.now)
        self.history = History(connection, actor, self.now)

    @cached_property
    def marks(self) -> Marks:
        """What people are found by."""
        return Marks(self._connection, self.envelopes)

    @cached_property
    def access(self) -> Access:
        """Who is let into cases by name, who is kept out, emergencies."""
        return Access(self._connection, self.actor, self.now)

    @cached_property
    def erasures(self) -> Erasures:
        """Erasing cases by law."""
        return Erasures(self._connection, self.actor, self.now, self.envelopes)

    @cached_property
    def notices(self) -> Notices:
        """Words to people."""
        return Notices(self._connection, self.actor, self.now)

    @cached_property
    def answer_links(self) -> AnswerLinks:
        """Links by which institutions answer."""
        return AnswerLinks(self._connection, self.actor, self.now)

    @cached_property
    def doors(self) -> Doors:
        """What comes by public doors."""
        return Doors(self._connection, self.actor, self.now)

    def working(self, daerah: str) -> WorkingDays:
        """Return when the people of a daerah work."""
        here = self.means.working(self._connection, daerah)
        return self._calendars.setdefault(daerah, here)  # its holidays are read once

    @cached_property
    def holidays(self) -> Holidays:
        """Holidays that were written down."""
        return Holidays(self._connection, self.actor, self.now)

    @cached_property
    def stops(self) -> Stops:
        """When and why clocks stood still."""
        return Stops(self._connection, self.actor, self.now)

    @cached_property
    def letters(self) -> Letters:
        """Numbers of letters, and their register."""
        return Letters(self._connection, self.actor, self.now)

    @cached_property
    def beside(self) -> Beside:
        """Notes, flags and files beside the forms."""
        return Beside(self._connection, self.actor, self.now)

    @cached_property
    def appointments(self) -> Appointments:
        """Appointments with families, and calendars."""
        return Appointments(self._connection, self.actor, self.now)

    @cached_property
    def institutions(self) -> Institutions:
        """The registry of institutions."""
        return Institutions(self._connection, self.actor, self.now)

    @cached_property
    def handovers(self) -> Handovers:
        """Who hands her place on a case to whom."""
        return Handovers(self._connection, self.actor, self.now)

    @cached_property
    def transfers(self) -> Transfers:
        """Cases that go to another daerah, or come from one."""
        return Transfers(self._connection, self.actor)

    @cached_property
    def definitions(self) -> Definitions:
        """Published versions and unpublished diagrams."""
        return Definitions(self._connection, self.actor, self.now)

    @cached_property
    def jobs(self) -> Jobs:
        """Due clocks and waiting messages."""
        return Jobs(self._connection, self.actor, self.now)

    @cached_property
    def migrations(self) -> Migrations:
        """Changes of version, and the way back."""
        return Migrations(self._connection, self.actor, self.now)

    @cached_property
    def submissions(self) -> Submissions:
        """What was already sent."""
        return Submissions(self._connection, self.actor, self.now)

    @cached_property
    def trees(self) -> Trees:
        """The history's trees."""
        return Trees(self._connection, self.now)

    def history_as(self, actor: Actor) -> History:
        """Write history under another name: of somebody who is just signing in."""
        if not self.actor.daerah:
            enter(self._connection, actor.daerah)
        return History(self._connection, actor, self.now)

    def bundle(self, case: CaseRecord) -> Bundle:
        """Return the bundle a case runs on."""
        return self.means.bundles.get(self._connection, case.daerah, case.bundle)

    def known(self, case: CaseRecord, form: str) -> dict[str, Json]:
        """Return what a form of the case may read besides its own answers."""
        return known_to_forms(
            self._connection, case, self.actor, self.bundle(case), self.means.regions, form
        )

    def findables(self, case: CaseRecord, form: str) -> tuple[Findable, ...]:
        """Return what answers to a form of the case are found by."""
        return findables_of(self._connection, self.means.bundles, case, form)

    def brought(self, case: CaseRecord, bundle: Bundle) -> dict[str, Json]:
        """Return the variables that another bundle reads from the answers a case has."""
        return brought(self._connection, case, bundle)

    def published_bundle(self, hash_: str) -> Bundle:
        """Return a bundle of the actor's daerah."""
        return self.means.bundles.get(self._connection, self.actor.daerah, hash_)

    def lost_choices(self, daerah: str, bundle: Bundle) -> Iterator[Problem]:
        """Yield what a bundle lets nobody choose any more, and a running case has chosen."""
        return lost_choices(self._connection, self.means.bundles, daerah, bundle)

    def keep_bundle(self, daerah: str, bundle: Bundle) -> None:
        """Store a bundle that is being published."""
        self.means.bundles.put(self._connection, daerah, bundle)

    def record(self, case: CaseRecord, *deeds: Deed) -> CaseRecord:
        """Write the deeds into the case's history and save the case with its new head."""
        for deed in deeds:
            case = self.history.of_case(case, deed)
        return self.cases.save(case)


__all__ = ["Bundle", "Means", "Work", "read_bundle"]
