"""The demonstration: five institutes, their people, and synthetic families on their way."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from engine import (
    MACHINE_ACTOR,
    Actor,
    Broken,
    Cases,
    Colleagues,
    Conflict,
    Database,
    DemoAccounts,
    Engine,
    Keyring,
    Passwords,
    RegisterAccount,
    SeedInstitutions,
    say,
)
from forms import FormLibrary
from processes import Scenario, daerah, institutions, number_style, scenarios
from webui import practice
from webui.accounts import account_name
from webui.applying import applied
from webui.bundles import calendar_of
from webui.walking import START, MovableClock, Walker

#: Known to everybody: a production start refuses a database with these accounts.
PASSWORD = "teman-bicara-latihan"  # noqa: S105 public on purpose
REAL_PEOPLE = say("Basis data ini sudah dipakai; contoh hanya untuk basis data kosong.")
DAY = timedelta(days=1)
PATHWAY = "konseling_keluarga"
#: Role -> name shown, one person of each per daerah.
PEOPLE = {
    "petugas_penerima": "Yuni Safitri",
    "manajer_kasus": "Rahmat Hidayat",
    "pekerja_sosial": "Rina Marlina",
    "sekretaris_lk3": "Dewi Anggraini",
    "ketua_lk3": "Hasan Basri",
    "kepala_dinas": "Yulia Hendra",
    "koordinator": "Nur Aisyah",
    "auditor": "Bambang Sutrisno",
    "admin_tenant": "Arif Rahman",
}


@dataclass(frozen=True, slots=True)
class Family:
    """One synthetic family: which story, how far it has come, how long it has rested there."""

    scenario: str
    #: The task that waits now; "" plays all of the scenario.
    waits: str
    #: Days since the last step.
    rests: float
    process: str = PATHWAY


#: Kota Pariaman shows every stage; the other four begin with a family each.
FAMILIES = {
    "13.77": (
        Family("utama", "", 20),
        Family("utama", "f12_catatan_sesi", 1),
        Family("utama", "jadwal_sesi", 9),
        Family("utama", "f03_triase", 1),
        Family("utama", "cek_kasus_ganda", 0.1),
    ),
}
ELSEWHERE = (Family("utama", "f03_triase", 1),)
#: Where people from outside are asked to help, too.
HELPED = frozenset(("13.77",))
#: Since when their tasks wait.
LATELY = timedelta(hours=2)


def load(
    database: Database, passwords: Passwords, now: datetime, keyring: Keyring
) -> Iterator[str]:
    """Fill an empty database; yield the name of each daerah when it is done.

    What is there already is left as it is, so a second run changes nothing and one that was
    broken off is taken up again.

    Raises:
        Conflict: real people work on this database.
    """
    clock = MovableClock(now)
    forms = FormLibrary()
    engine = Engine(
        database,
        forms,
        passwords,
        clock,
        keyring=keyring,
        calendar=calendar_of,
        numbering=number_style,
    )
    known = frozenset(engine.ask(DemoAccounts(), MACHINE_ACTOR))
    for code in daerah():
        if any(
            one.username not in known for one in engine.ask(Colleagues(), _person("auditor", code))
        ):
            raise Conflict(REAL_PEOPLE)
    password_hash = passwords.hash(PASSWORD)
    for code, place in daerah().items():
        families = FAMILIES.get(code, ELSEWHERE)
        begun = len(engine.ask(Cases(), _person("auditor", code)))
        if begun == len(families) + (code in HELPED):
            continue
        staff(engine, code, password_hash, known)
        engine.do(applied(code, "Contoh"), MACHINE_ACTOR)
        engine.do(SeedInstitutions(code, institutions(code)), MACHINE_ACTOR)
        for family in families[begun:]:
            tell(engine, clock, code, family, now)
        if code in HELPED:
            clock.now = now - LATELY
            practice.invite(engine, code, password_hash, known)
            practice.tell(engine, code, _person("petugas_penerima", code))
        clock.now = now
        yield place.nama


def tell(engine: Engine, clock: MovableClock, code: str, family: Family, now: datetime) -> Walker:
    """Play a family's part of its story, begun at the hour at which the story begins.

    Raises:
        Broken: the story cannot be played so far.
    """
    part = _part(family)
    rested = now - timedelta(days=family.rests)
    later = (rested - START) // DAY * DAY
    while _told(part, START + later, code) > rested:
        later -= DAY
    clock.now = START + later
    walker = Walker(engine, clock, code, PEOPLE, later)
    walk = walker.play(part)
    if not walk.ok:
        raise Broken(walk.problems[0])
    return walker


def _told(part: Scenario, begun: datetime, code: str) -> datetime:
    """Return when a story begun then has been told: working days are more days in some weeks."""
    clock = MovableClock(begun)
    for step in part.steps:
        if "clock" in step:
            clock.advance(str(step["clock"]), code)
    return clock.now


def staff(engine: Engine, code: str, password_hash: str, known: Container[str] = ()) -> None:
    """Register one practice person of each role who is not there yet."""
    for role, name in PEOPLE.items():
        username = account_name(role, code)
        if username not in known:
            account = RegisterAccount(
                username, name, code, (role,), password_hash=password_hash, demo=True
            )
            engine.do(account, MACHINE_ACTOR)


def _person(role: str, code: str) -> Actor:
    name = account_name(role, code)
    return Actor(username=name, name=PEOPLE[role], daerah=code, role=role)


def _part(family: Family) -> Scenario:
    whole = next(one for one in scenarios(family.process) if one.name == family.scenario)
    done = [step.get("complete") for step in whole.steps]
    return replace(whole, steps=whole.steps[: done.index(family.waits) if family.waits else None])


def today() -> datetime:
    """Return the moment the demonstration is loaded for."""
    return datetime.now(UTC)
