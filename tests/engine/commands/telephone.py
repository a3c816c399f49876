"""A code app, and what its owner says at the door."""

from pyotp import TOTP

from engine import (
    VISITOR,
    ProveCode,
    SessionByToken,
    SignIn,
    fresh_secret,
)
from tests.engine.office import PASSWORD, WORKER


class Phone:
    """Her code app, by the same clock."""

    def __init__(self, clock):
        self.secret = fresh_secret()
        self.clock = clock

    def code(self, **ago):
        moment = self.clock.now
        self.clock.advance(**{name: -value for name, value in ago.items()})
        shown = TOTP(self.secret).at(self.clock.now)
        self.clock.now = moment
        return shown


def knock(office):
    return office.do(SignIn(WORKER.username, PASSWORD), VISITOR)


def prove(office, token, code):
    return office.do(ProveCode(token, code), VISITOR)


def who(office, token):
    return office.ask(SessionByToken(token), VISITOR).actor
