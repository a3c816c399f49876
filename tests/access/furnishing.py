"""The office of the random deeds: everybody with her hats, and a process in both daerah."""

from dataclasses import replace

from engine import Actor, Database, Engine, PublishDefinition, RegisterAccount
from forms import FormLibrary
from tests.access.people import ADMINS, ELSEWHERE, PEOPLE
from tests.conftest import KEYRING, HandClock, QuickPasswords
from tests.engine.access_office import FILES
from tests.engine.office import COORDINATOR, MACHINE, PASSWORD, choices, schema

#: Task of the process -> the hat it is for.
ELEMENTS = {
    "timbang": "manajer_kasus",
    "tangani": "pekerja_sosial",
    "kawal": "mitra_keamanan",
    "jenguk": "perangkat_desa",
}
#: Of each family one name, by which whoever reads the case finds it.
NAMES = ("Delima", "Kenanga", "Melati")
_NAMED = {"type": "string", "title": "Nama", "maxLength": 80, "x-cari": "nama"}
PROCESS = {
    **FILES,
    "jaga.schema.json": schema(
        "Jaga",
        {
            "masalah": {"type": "string", "title": "Masalah", "maxLength": 200},
            "nama": _NAMED,
            "kelas": choices("Kelas", "K2", "K3", "K4"),
        },
        ("masalah", "kelas"),
    ),
}


def engine_on(database: Database, clock: HandClock) -> Engine:
    return Engine(database, FormLibrary(), QuickPasswords(), clock, keyring=KEYRING)


def furnish(engine: Engine) -> None:
    """Register everybody and publish the process."""
    hats: dict[Actor, list[str]] = {}
    for actor in (*PEOPLE, *ADMINS.values()):
        hats.setdefault(replace(actor, role=""), []).append(actor.role)
    for her, roles in hats.items():
        account = RegisterAccount(
            her.username, her.name, her.daerah, tuple(roles), password=PASSWORD
        )
        engine.do(account, MACHINE)
    for daerah in (COORDINATOR.daerah, ELSEWHERE):
        engine.do(PublishDefinition(daerah, "jaga", PROCESS), MACHINE)
