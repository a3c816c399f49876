"""How sign-ins of every kind end: a session that opens all doors, or one that still waits."""

import secrets
from dataclasses import dataclass

from engine.errors import NotProven, NotSignedIn, Refused, TooManyTries
from engine.guessable import weakness
from engine.model import Actor, Json, Problem, say
from engine.second_factors import ENROLMENT, SECOND_FACTOR
from engine.store.history import Deed
from engine.store.records_waits import AccountRecord, SessionRecord
from engine.store.work import Work
from engine.store.work_attempts import Source
from engine.store.work_people import PROVEN, Opening
from engine.views import Receipt

#: What go_on takes for no second factor.
PASSWORD = "password"  # noqa: S105  # the word for one
NO_TERM = say("Masa tugas Anda sudah berakhir atau belum mulai. Hubungi pengelola sistem.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Somebody whose first proof was right."""

    account: AccountRecord
    #: The hat to wear; "" for the main role.
    role: str
    #: What was proven: "password", "passkey", "oidc".
    how: str
    source: Source
    device: str = ""
    #: The proof was as good as two: a passkey that asked for a fingerprint or PIN.
    enough: bool = False


def hear(work: Work, source: Source) -> None:
    """Raise TooManyTries while this source is not heard."""
    until = work.attempts.waits_until(source)
    if until > work.now:
        raise TooManyTries(until - work.now)


def let_in(work: Work, arrival: Arrival) -> Receipt:
    """Open the session; the receipt's deed says what it waits for, its subject is the token.

    Deeds: "signed_in", "second_factor_awaited", "enrolment_awaited"; "enrolment_due" is a
    "signed_in" that will not be enough the next time. NotSignedIn when no term of hers runs, or
    the wanted hat is not hers.
    """
    person, role = arrival.account, _hat(work, arrival)
    token, awaits = secrets.token_urlsafe(32), _awaits(work, arrival)
    due = awaits == ENROLMENT and person.reminded_at is None
    if due:
        awaits = ""
        work.people.set_account(person.username, reminded_at=work.now)
    work.people.sweep_sessions(person.username)
    opening = Opening(
        token=token,
        role=role,
        awaits=awaits,
        device=arrival.device,
        two_factors=arrival.enough,
    )
    work.people.begin_session(person, opening)

    name = f"{awaits}_awaited" if awaits else "signed_in"
    if not awaits:
        work.attempts.right(arrival.source)
    detail: dict[str, Json] = {"role": role, "how": arrival.how}
    as_person(work, person, role, Deed(deed=name, detail=detail))
    return Receipt(deed="enrolment_due" if due else name, subject=token)


def go_on(work: Work, session: SessionRecord, how: str, source: Source) -> Receipt:
    """Note a further proof in a session: what waited is open, what was open is fresh again.

    The token is a new one: whoever saw the old one holds nothing.
    """
    token = secrets.token_urlsafe(32)
    work.people.renew_session(session, token, second=how != PASSWORD)
    work.attempts.right(source)

    name = "signed_in" if session.awaits else "proven_again"
    detail: dict[str, Json] = {"role": session.role, "how": how}
    note(work, session, Deed(deed=name, detail=detail))
    return Receipt(deed=name, subject=token)


def note(work: Work, session: SessionRecord, deed: Deed) -> None:
    """Write a deed into the history of a session's person, under her name."""
    history = work.history_as(session.actor())
    history.of_chain(session.daerah, f"akun:{session.username}", deed)


def as_person(work: Work, account: AccountRecord, role: str, deed: Deed) -> None:
    """Write the deed under the name that signed in: the visitor has none yet."""
    actor = Actor(username=account.username, name=account.name, daerah=account.daerah, role=role)
    work.history_as(actor).of_chain(account.daerah, f"akun:{account.username}", deed)


def refuse_weak(password: str, username: str) -> None:
    """Raise Refused for a password that is guessed soon."""
    if why := weakness(password, username):
        raise Refused((Problem(code="account.password", message=why, field="/password"),))


def holds_factor(work: Work, daerah: str, username: str) -> bool:
    """Tell whether somebody has more to prove herself by than a password."""
    apps = work.factors(daerah, username).all()
    return bool(apps) or work.entrance.count_passkeys(username) > 0


def check_fresh(work: Work, session: SessionRecord) -> None:
    """Raise NotProven unless she has just proved who she is; who waits has, and has her own end."""
    if not session.awaits and work.now - session.proved_at > PROVEN:
        raise NotProven


def _hat(work: Work, arrival: Arrival) -> str:
    """Return the role she comes in with."""
    roles = work.people.roles(arrival.account.username)
    if not roles:
        raise NotSignedIn(NO_TERM)
    if arrival.role and arrival.role not in roles:
        raise NotSignedIn
    return arrival.role or roles[0]


def _awaits(work: Work, arrival: Arrival) -> str:
    """Return what is still to be done: prove a second factor, or get one."""
    person = arrival.account
    if arrival.enough:
        return ""
    if holds_factor(work, person.daerah, person.username):
        return SECOND_FACTOR
    if person.demo or work.means.duty.isdisjoint(work.people.roles(person.username)):
        return ""
    return ENROLMENT
