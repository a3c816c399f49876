"""The stage of walk-throughs: a database for a while, where each scenario gets a new case."""

from collections.abc import Iterator
from contextlib import contextmanager

from engine import (
    HATS,
    MACHINE_ACTOR,
    Engine,
    Files,
    PublishDefinition,
    RegisterAccount,
    temporary_database,
)
from forms import FormLibrary
from processes import Scenario, number_style
from webui.accounts import account_name
from webui.bundles import bundle_of, calendar_of
from webui.walking import START, MovableClock, Walk, Walker


class NoPasswords:
    """Nobody signs in during a walk-through, so there is nothing to guard."""

    def hash(self, password: str) -> str:
        """Return a hash that nothing matches."""
        return f"-{len(password)}"

    def matches(self, hashed: str, password: str) -> bool:
        """Tell that nothing does."""
        return hashed == password == ""


class Stage:
    """People and pathways are set up once; cases know nothing of each other."""

    def __init__(self, engine: Engine, clock: MovableClock) -> None:
        self.engine = engine
        self.clock = clock
        self._staffed: set[str] = set()
        self._published: set[tuple[str, str]] = set()

    def play(self, scenario: Scenario, daerah: str) -> Walk:
        """Play one scenario from its first day; what it leaves open is cancelled."""
        self.clock.now = START
        self.publish(scenario.process, daerah)
        walker = Walker(self.engine, self.clock, daerah)
        walk = walker.play(scenario)
        walker.leave()
        return walk

    def publish(self, process: str, daerah: str, files: Files | None = None) -> None:
        """Have people in `daerah`, and `process` published there: the shipped one, or `files`."""
        self._staff(daerah)
        if files is not None or (process, daerah) not in self._published:
            bundle = files or bundle_of(process, daerah)
            self.engine.do(PublishDefinition(daerah, process, bundle), MACHINE_ACTOR)
            self._published.add((process, daerah))

    def _staff(self, daerah: str) -> None:
        if daerah not in self._staffed:
            for role in HATS:
                name = account_name(role, daerah)
                nobody = NoPasswords().hash("")
                account = RegisterAccount(name, name, daerah, (role,), password_hash=nobody)
                self.engine.do(account, MACHINE_ACTOR)
            self._staffed.add(daerah)


@contextmanager
def stage(url: str = "") -> Iterator[Stage]:
    """Yield a stage on a temporary database: SQLite, or of the kind that `url` names."""
    clock = MovableClock()
    with temporary_database(url, durable=False) as database:
        forms, passwords = FormLibrary(), NoPasswords()
        office = Engine(
            database, forms, passwords, clock, calendar=calendar_of, numbering=number_style
        )
        yield Stage(office, clock)
