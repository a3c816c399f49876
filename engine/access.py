"""Who may do what: one pure table of rules, asked by every command and query."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.errors import Forbidden, Unknown
from engine.model import Actor, Text, say

MACHINE = "mesin"
MANAGER = "manajer_kasus"
COORDINATOR = "koordinator"
AUDITOR = "auditor"

#: The worker and the command line; its daerah is "" for "everywhere".
MACHINE_ACTOR = Actor(username=MACHINE, name="Mesin", daerah="", role=MACHINE)
#: Somebody who has not signed in yet.
VISITOR = Actor(username="", name="", daerah="", role="")

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
#: Roles that see their own task and never the case around it (domain.md B0.1).
TASKS_ONLY = frozenset(["relawan", "pendamping_pkh", "perangkat_desa", "mitra_keamanan"])
#: Roles that reach K3 or K4, or decide who does: in production they need a second factor.
SENSITIVE = frozenset(
    (
        "manajer_kasus",
        "pekerja_sosial",
        "psikolog",
        "ahli_hukum",
        "tenaga_medis",
        "rohaniwan",
        "pejabat_pdp",
        "admin_tenant",
        AUDITOR,
    )
)
#: Roles that read and never write cases.
READERS = frozenset((AUDITOR, COORDINATOR))

OTHERS_TASK = say("Tugas ini bukan tugas Anda.")
CLAIM_FIRST = say("Ambil tugas ini dahulu, lalu isi.")
TAKEN = say("Tugas ini sudah dipegang orang lain.")
NOT_FOR_ROLE = say("Peran Anda tidak mencakup tindakan ini.")
NOT_THE_AUTHOR = say("Hanya penulisnya atau manajer kasus dalam tim yang dapat membetulkan isian.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What somebody wants to act on, reduced to what the rules look at."""

    daerah: str
    #: Usernames of the case team.
    team: frozenset[str] = frozenset()
    #: Role code of the task, and who holds it ("" while in the pool).
    role: str = ""
    assignee: str = ""
    #: Username of the answer's author.
    author: str = ""


@dataclass(frozen=True, slots=True)
class Denied:
    """Why not; `hidden` when even the existence must not show."""

    why: Text
    hidden: bool = False


HIDDEN = Denied(say("Tidak ditemukan."), hidden=True)

Rule = Callable[[Actor, Subject], Denied | None]


def _may(*roles: str) -> Rule:
    """Allow these roles; to all others the verb is closed, though not secret."""
    return lambda actor, _subject: None if actor.role in roles else Denied(NOT_FOR_ROLE)


def _sees(*roles: str) -> Rule:
    """Allow these roles and the team; to all others the case does not exist."""
    return lambda actor, subject: (
        None if actor.role in roles or _in_team(actor, subject) else HIDDEN
    )


def _in_team(actor: Actor, subject: Subject) -> bool:
    """Tell whether she works on the case under a hat that reads cases."""
    return actor.username in subject.team and actor.role not in TASKS_ONLY | READERS


def _holds(actor: Actor, subject: Subject) -> bool:
    return bool(subject.assignee) and actor.username == subject.assignee


def _reaches(actor: Actor, subject: Subject) -> bool:
    """Tell whether the task lies in a pool she draws from."""
    return not subject.assignee and bool(subject.role) and actor.role == subject.role


def _see_task(actor: Actor, subject: Subject) -> Denied | None:
    if actor.role in READERS:
        return HIDDEN
    seen = _holds(actor, subject) or _reaches(actor, subject) or actor.role == MANAGER
    return None if seen or _in_team(actor, subject) else HIDDEN


def _know_task(actor: Actor, subject: Subject) -> Denied | None:
    """Let also those know of a task who could have taken it: "somebody was faster"."""
    if actor.role in READERS:
        return HIDDEN
    same_role = bool(subject.role) and actor.role == subject.role
    return None if same_role else _see_task(actor, subject)


def _claim(actor: Actor, subject: Subject) -> Denied | None:
    if hidden := _know_task(actor, subject):
        return hidden
    if subject.assignee:
        return Denied(TAKEN)
    return None if _reaches(actor, subject) else Denied(NOT_FOR_ROLE)


def _release(actor: Actor, subject: Subject) -> Denied | None:
    if hidden := _know_task(actor, subject):
        return hidden
    return None if _holds(actor, subject) or actor.role == MANAGER else Denied(OTHERS_TASK)


def _assign(actor: Actor, subject: Subject) -> Denied | None:
    if hidden := _know_task(actor, subject):
        return hidden
    return None if actor.role == MANAGER else Denied(NOT_FOR_ROLE)


def _complete(actor: Actor, subject: Subject) -> Denied | None:
    if hidden := _know_task(actor, subject):
        return hidden
    return None if _holds(actor, subject) or _reaches(actor, subject) else Denied(OTHERS_TASK)


def _save_draft(actor: Actor, subject: Subject) -> Denied | None:
    if hidden := _know_task(actor, subject):
        return hidden
    return None if _holds(actor, subject) else Denied(CLAIM_FIRST)


def _correct(actor: Actor, subject: Subject) -> Denied | None:
    if not _in_team(actor, subject):
        return HIDDEN
    allowed = actor.username == subject.author or actor.role == MANAGER
    return None if allowed else Denied(NOT_THE_AUTHOR)


def _receive(actor: Actor, subject: Subject) -> Denied | None:
    return None if actor.role == MACHINE or _in_team(actor, subject) else HIDDEN


def _manage(actor: Actor, subject: Subject) -> Denied | None:
    if hidden := _sees(MANAGER, AUDITOR)(actor, subject):
        return hidden
    return None if actor.role == MANAGER else Denied(NOT_FOR_ROLE)


def _mends(*roles: str) -> Rule:
    """Allow these roles in their whole daerah, whether they see the case's content or not."""

    def rule(actor: Actor, subject: Subject) -> Denied | None:
        if actor.role in roles:
            return None
        return _sees(MANAGER, AUDITOR)(actor, subject) or Denied(NOT_FOR_ROLE)

    return rule


RULES: Mapping[str, Rule] = {
    "start_case": _may(*STARTERS),
    "see_task": _see_task,
    "know_task": _know_task,
    "claim": _claim,
    "release": _release,
    "assign": _assign,
    "save_draft": _save_draft,
    "complete": _complete,
    "see_case": _sees(MANAGER, AUDITOR),
    "see_answers": _sees(),
    "see_history": _sees(MANAGER, AUDITOR),
    "receive": _receive,
    "suspend": _manage,
    "resume": _manage,
    "cancel": _manage,
    "see_incidents": _may(MANAGER, COORDINATOR, MACHINE),
    "retry": _mends(MANAGER, COORDINATOR, MACHINE),
    # Moving, taking away or passing over changes the way, not what families said.
    "repair": _mends(MANAGER, COORDINATOR, MACHINE),
    "mend_value": _mends(MANAGER, MACHINE),
    "migrate": _may(COORDINATOR, MACHINE),
    "correct": _correct,
    "see_all_tasks": _may(MANAGER),
    "see_definitions": _may(*STARTERS, *READERS, *TASKS_ONLY, MACHINE),
    "edit_definition": _may(COORDINATOR),
    "publish": _may(COORDINATOR, MACHINE),
    "see_colleagues": _may(*STARTERS, *READERS),
    "register": _may("admin_tenant", MACHINE),
    "verify_all": _may(AUDITOR, MACHINE),
    "work_clock": _may(MACHINE),
    "see_demo_accounts": _may(MACHINE),
}


def deny(actor: Actor, verb: str, subject: Subject) -> Denied | None:
    """Return None when `actor` may do `verb` on `subject`, else the reason.

    Nobody reaches into another daerah; only the machine is at home everywhere.
    """
    if actor.daerah != subject.daerah and not (actor.role == MACHINE and not actor.daerah):
        return HIDDEN
    return RULES[verb](actor, subject)


def guard(actor: Actor, verb: str, subject: Subject) -> None:
    """Raise Unknown (when it must not even show) or Forbidden unless `deny` says None."""
    if denied := deny(actor, verb, subject):
        raise Unknown if denied.hidden else Forbidden(denied.why)
