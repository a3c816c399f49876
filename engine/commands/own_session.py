"""How deeds in one's own session begin: the session is there, fresh, or proven by password."""

from engine.commands.letting_in import check_fresh, hear, holds_factor, note
from engine.errors import NotSignedIn
from engine.model import say
from engine.store.history import Deed
from engine.store.records_waits import SessionRecord
from engine.store.work import Work
from engine.store.work_attempts import Source

WRONG_PASSWORD = say("Kata sandi tidak cocok.")


def in_session(work: Work, token: str) -> SessionRecord:
    """Return the open session of this token; NotSignedIn when there is none."""
    if session := work.people.session(token):
        return session
    raise NotSignedIn


def fresh_session(work: Work, token: str) -> SessionRecord:
    """Return the session of somebody who has just proved who she is; else NotProven."""
    session = in_session(work, token)
    check_fresh(work, session)
    return session


def session_by_password(work: Work, token: str, source: Source, *, fits: bool) -> SessionRecord:
    """Return the session in which the right password was told.

    A wrong one is counted and noted, then NotSignedIn; TooManyTries while nobody is heard.
    """
    session = in_session(work, token)
    hear(work, source)
    if fits:
        return session
    work.attempts.wrong(source)
    note(work, session, Deed(deed="password_wrong"))
    raise NotSignedIn(WRONG_PASSWORD)


def forget_idle_codes(work: Work, session: SessionRecord) -> None:
    """Forget the recovery codes of somebody who has nothing left to recover."""
    if not holds_factor(work, session.daerah, session.username):
        work.factors(session.daerah, session.username).put_codes(())
