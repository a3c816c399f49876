"""Who looks after whose account; who appoints whom, never herself, and to what."""

from engine.access import HATS, MACHINE, Subject, guard
from engine.errors import Forbidden, Unknown
from engine.model import Problem, say
from engine.store.records_waits import AccountRecord
from engine.store.work import Work

HERSELF = say("Masa tugas Anda sendiri diatur pengelola lain.")


def looked_after(work: Work, username: str) -> AccountRecord:
    """Return an account of the actor's daerah, Unknown when there is none.

    Her hat is judged first: to who looks after nobody's account each name is answered alike.
    """
    guard(work.actor, "register", Subject(daerah=work.actor.daerah))
    account = work.people.account(username)
    if account is None:
        raise Unknown
    guard(work.actor, "register", Subject(daerah=account.daerah))
    return account


def appointed(work: Work, username: str) -> AccountRecord:
    """Return the account whose terms the actor may change.

    Unknown when there is none she may know of; Forbidden for her own: who hands out roles would
    reach what families said by one she gave herself. The machine has no account.
    """
    account = looked_after(work, username)
    if work.actor.role != MACHINE and username == work.actor.username:
        raise Forbidden(HERSELF)
    return account


def no_role(code: str) -> Problem:
    """Say that nobody can hold this role, and which roles there are."""
    known = ", ".join(sorted(HATS))
    message = say(
        "Peran “{code}” tidak ada. Pakai salah satu dari: {known}.", code=code, known=known
    )
    return Problem(code="term.role", message=message, field="/role")
