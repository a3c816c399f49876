"""Change one's own password."""

from dataclasses import dataclass
from typing import ClassVar

from engine.commands.letting_in import PASSWORD, go_on, note, refuse_weak
from engine.commands.own_session import session_by_password
from engine.model import HERE, Origin
from engine.store.history import Deed
from engine.store.reading import Reading
from engine.store.work import Work
from engine.store.work_attempts import Source
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class ChangePassword:
    """Put a new password in the place of the old one, which must be known."""

    token: str
    old: str
    new: str
    origin: Origin = HERE

    def prepare(self, reading: Reading) -> "ReplacePassword":
        """Compare the old and hash the new, which is slow: nobody may wait behind it."""
        session = reading.any_session(self.token)
        source = Source(session.username, self.origin)
        reading.hear(source)
        refuse_weak(self.new, session.username)
        fitting = reading.fitting_hash(session.username, self.old)
        return ReplacePassword(self.token, fitting, reading.hashed(self.new), source)


@dataclass(frozen=True, slots=True)
class ReplacePassword:
    """Write the new hash down; the person's other sessions end, and her link is worth nothing."""

    keeps_receipt: ClassVar[bool] = False

    token: str
    #: The hash that the old password fits; "" when it is wrong.
    fitting: str
    hash: str
    source: Source

    def run(self, work: Work) -> Receipt:
        """Answer with the session's new token as the subject."""
        told = bool(self.fitting)
        session = session_by_password(work, self.token, self.source, fits=told)

        work.people.set_account(session.username, password=self.hash)
        work.people.end_sessions(session.username, but=session.token_hash)
        work.links.forget(session.username)

        note(work, session, Deed(deed="password_changed"))
        return go_on(work, session, PASSWORD, self.source)
