"""The hats people wear, by what each lets them near."""

from engine.model import Actor

MACHINE = "mesin"
MANAGER = "manajer_kasus"
COORDINATOR = "koordinator"
SECRETARY = "sekretaris_lk3"
AUDITOR = "auditor"
DATA_OFFICER = "pejabat_pdp"
ADMIN = "admin_tenant"

#: The worker and the command line; its daerah is "" for "everywhere".
MACHINE_ACTOR = Actor(username=MACHINE, name="Mesin", daerah="", role=MACHINE)
#: Somebody who has not signed in yet.
VISITOR = Actor(username="", name="", daerah="", role="")

#: Whoever comes by a public door of a daerah: nobody known. The name is one no account has.
PUBLIC = "umum"


def by_public_door(daerah: str) -> Actor:
    """Return in whose name something comes in by a public door."""
    return Actor(username=PUBLIC, name="Formulir umum", daerah=daerah, role=PUBLIC)


#: Roles that may open a case.
STARTERS = frozenset(
    (
        "petugas_penerima",
        "manajer_kasus",
        "pekerja_sosial",
        "psikolog",
        "ahli_hukum",
        "tenaga_medis",
        "rohaniwan",
        "ketua_lk3",
        "sekretaris_lk3",
        "pejabat_pdp",
    )
)
#: Roles that can be let into a case, one case at a time; a role that is not here reads none.
#: Who signs, pays or stands above a case reads what her task brings, and is let into none.
LET_IN = STARTERS
#: Roles outside the house: a family, an institution that is asked for help, a company that gives.
GUESTS = frozenset(["klien", "lembaga_rujukan", "mitra_csr"])
#: Roles that sign and pay, and read no case for it.
SIGNERS = frozenset(("bendahara_lk3", "kabid_dinsos", "kepala_dinas"))
#: Roles of the house and beside it that see their own task and never the case around it.
TASKS_ONLY = frozenset(
    (
        "relawan",
        "pendamping_pkh",
        "perangkat_desa",
        "mitra_keamanan",
        *SIGNERS,
    )
)
#: Roles that see of a case no more than a form hands over: guests, helpers, neighbours, guards.
HELD_ONLY = GUESTS | {"relawan", "pendamping_pkh", "perangkat_desa", "mitra_keamanan"}
#: Roles that serve in villages of their own: elsewhere, and in class K4, no task is theirs.
LOCAL = frozenset(["perangkat_desa"])
#: Roles that read and never write cases.
READERS = frozenset((AUDITOR, COORDINATOR))
#: Roles that read what was done in every case of their daerah, without what families said.
LOG_READERS = frozenset((MANAGER, AUDITOR, COORDINATOR, DATA_OFFICER))
#: Every role that people hold.
HATS = STARTERS | TASKS_ONLY | GUESTS | READERS | {ADMIN}
#: Roles that can reach what families said, or decide who does: in production they need a second
#: factor. Without are only those who see no more of a case than a form hands over.
SENSITIVE = HATS - HELD_ONLY
#: Roles that may open a case in an emergency: who is called when a family is in danger.
RESCUERS = frozenset((MANAGER, "pekerja_sosial", "psikolog", "tenaga_medis"))
#: Roles that ask for a case to be destroyed by law, and roles that decide it.
ERASURE_ASKERS = frozenset((MANAGER, DATA_OFFICER))
ERASURE_JUDGES = frozenset((DATA_OFFICER, "kepala_dinas"))
#: Roles that keep or sign letters, and see the register of all that were signed.
LETTER_READERS = frozenset(("sekretaris_lk3", "ketua_lk3", "kabid_dinsos", "kepala_dinas", AUDITOR))
#: Roles that look at an emergency access afterwards.
REVIEWERS = frozenset((MANAGER, DATA_OFFICER))


def is_task_alone(role: str, of_task: str) -> bool:
    """Tell whether a task is seen without its case: by the hat worn, or by whom it is for.

    Whoever wears two hats finds no more behind the other one.
    """
    return not HELD_ONLY.isdisjoint((role, of_task))


def reads_cases(role: str) -> bool:
    """Tell whether a hat can be let into a case at all."""
    return role in LET_IN
