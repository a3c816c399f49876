"""Second factors and passkeys, without their secrets."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorView:
    """A second factor, without its secret."""

    id: str
    #: "totp" or "passkey".
    kind: str
    name: str
    added_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorsSheet:
    """A person's second factors."""

    factors: tuple[FactorView, ...]
    #: Recovery codes not yet used.
    codes_left: int
    #: Passkeys have a list of their own.
    passkeys: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PasskeyView:
    """One passkey of a person."""

    #: Credential id, base64url.
    id: str
    name: str
    transports: tuple[str, ...]
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PasskeySheet:
    """A person's passkeys, oldest first."""

    #: What her devices know her by; says nothing of her.
    handle: str
    keys: tuple[PasskeyView, ...]
