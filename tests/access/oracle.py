"""Who may read and know of what, said once more and otherwise: from the deeds, not from rows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

#: Hats that can be let into a case, one by one.
READING = {"petugas_penerima", "manajer_kasus", "pekerja_sosial", "psikolog", "pejabat_pdp"}
#: Hats that know of every case of their daerah.
KNOWING = {"manajer_kasus", "auditor", "koordinator", "pejabat_pdp"}
FOR_EVER = datetime(9000, 1, 1, tzinfo=UTC)


@dataclass
class Desk:
    """One task, as far as anybody outside the engine can tell."""

    role: str
    holder: str = ""
    done_by: str = ""
    #: The case was broken off before it was done.
    over: bool = False


@dataclass
class Family:
    """One case, and everything that was done to let people in or keep them out."""

    no: str
    daerah: str
    words: str
    #: By which who reads the case finds it.
    name: str
    klass: str
    opener: str
    team: set[str] = field(default_factory=set)
    managers: set[str] = field(default_factory=set)
    named: dict[str, datetime] = field(default_factory=dict)
    denied: set[str] = field(default_factory=set)
    rescued: dict[str, datetime] = field(default_factory=dict)
    desks: dict[str, Desk] = field(default_factory=dict)
    #: Who was left a word with the number.
    told: set[str] = field(default_factory=set)

    def is_named(self, who: str, now: datetime) -> bool:
        return who in self.named and self.named[who] > now

    def works(self, who: str, now: datetime) -> bool:
        return self.is_named(who, now) or (self.klass != "K4" and who in self.team)

    def may_read(self, who: str, role: str, daerah: str, now: datetime) -> bool:
        if daerah != self.daerah or who in self.denied or role not in READING:
            return False
        rescued = who in self.rescued and self.rescued[who] > now
        return rescued or self.works(who, now)

    def may_know(self, who: str, role: str, daerah: str, now: datetime) -> bool:
        if daerah != self.daerah or who in self.denied:
            return False
        if role in KNOWING or who in self.told or self.may_read(who, role, daerah, now):
            return True
        return any(self._meets(desk, who, role, now) for desk in self.desks.values())

    def _meets(self, desk: Desk, who: str, role: str, now: datetime) -> bool:
        """Whether a task of the case lies on her desk, in her pool, or was done by her."""
        if who in (desk.holder, desk.done_by):
            return True
        if desk.holder or desk.done_by or desk.over or desk.role != role:
            return False
        if role == "perangkat_desa":
            return False
        if self.klass != "K4" or role == "manajer_kasus":
            return True
        return role in READING and self.works(who, now)

    # ── deeds ────────────────────────────────────────────────────────────────────────────────────

    def takes_up(self, who: str, element: str) -> None:
        """She holds the task now."""
        desk = self.desks[element]
        desk.holder = who
        if desk.role in READING:
            self.team.add(who)
            if desk.role == "manajer_kasus":
                self.managers.add(who)
            if self.klass == "K4":
                self.named.setdefault(who, FOR_EVER)

    def turns(self, klass: str, by: str) -> None:
        """A step sets the class."""
        if klass == "K4" != self.klass:
            holders = {desk.holder for desk in self.desks.values() if desk.role in READING}
            for who in {by, *self.managers, *holders} - {""}:
                self.named.setdefault(who, FOR_EVER)
        self.klass = klass

    def is_broken_off(self) -> None:
        """Her tasks are over for everybody who does not hold one."""
        for desk in self.desks.values():
            desk.over = True

    def is_looked_through(self, now: datetime, left: set[tuple[str, str]]) -> None:
        """The worker takes back what ran out, and the tasks of who has left a hat."""
        for who in [who for who, until in self.named.items() if until <= now]:
            self._takes_back(who, lambda desk: desk.role in READING)
            self.team.discard(who)
            self.managers.discard(who)
            del self.named[who]
        for who, role in left:
            self._takes_back(who, lambda desk, role=role: desk.role == role)

    def _takes_back(self, who: str, which: Callable[[Desk], bool]) -> None:
        for desk in self.desks.values():
            if desk.holder == who and not desk.over and which(desk):
                desk.holder = ""

    def sends_away(self, who: str) -> None:
        """Her grant, her place on the team and her open tasks are gone."""
        self.team.discard(who)
        self.managers.discard(who)
        self.named.pop(who, None)
        for desk in self.desks.values():
            if desk.holder == who and not desk.over:
                desk.holder = ""


HOURS = timedelta(hours=3)
