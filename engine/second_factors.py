"""What is proven beside a password: codes of an app (RFC 6238), and recovery codes on paper."""

import hmac
import secrets
from datetime import datetime
from typing import Literal

import pyotp

#: Kinds of second factors; a recovery code stands in for any of them, once.
Kind = Literal["totp", "passkey"]
#: What a session waits for before it opens anything.
SECOND_FACTOR, ENROLMENT = "second_factor", "enrolment"

#: Seconds that a code of an app is shown.
STEP = 30
#: Clocks of telephones are wrong by up to a step.
DRIFT = (0, -1, 1)
#: Letters that are not taken for one another when read from paper.
LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
#: Recovery codes in a set, and the letters of one behind the digit that says which it is.
CODES, LENGTH = 10, 11


def fresh_secret() -> str:
    """Make the secret of a code app: 160 bits in base32."""
    return pyotp.random_base32()


def accepted_step(secret: str, code: str, now: datetime, last: int) -> int:
    """Return the time step that `code` belongs to; 0 when it is wrong or not newer than `last`."""
    app, present = pyotp.TOTP(secret), int(now.timestamp()) // STEP
    steps = [present + drift for drift in DRIFT]
    fitting = [
        step
        for step in steps
        if hmac.compare_digest(app.generate_otp(step).encode(), code.encode())
    ]
    return max((step for step in fitting if step > last), default=0)


def fresh_codes() -> tuple[str, ...]:
    """Make a set of recovery codes; the digit in front is the code's place in the set."""
    return tuple(
        f"{place}{''.join(secrets.choice(LETTERS) for _ in range(LENGTH))}"
        for place in range(CODES)
    )


def bare(code: str) -> str:
    """Return a code as it was made, however it was typed: no blanks, no hyphens, capitals."""
    return "".join(code.split()).replace("-", "").upper()


def is_recovery(code: str) -> bool:
    """Tell whether a bare code has the shape of a recovery code."""
    return len(code) == LENGTH + 1 and code[:1].isdecimal() and code.isascii()
