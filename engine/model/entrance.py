"""What people come in by."""

from dataclasses import dataclass
from typing import NamedTuple


class Origin(NamedTuple):
    """Where an attempt to sign in comes from."""

    #: Address of the network; "" on this machine.
    address: str = ""
    #: What the browser is known by, across sessions; "" for none.
    browser: str = ""


#: On this machine.
HERE = Origin()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPasskey:
    """A passkey that has just been made on somebody's device."""

    #: Credential id, base64url.
    id: str
    #: COSE key.
    public_key: bytes
    sign_count: int
    #: How browsers reach the device: "internal", "usb", "hybrid" …, separated by blanks.
    transports: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PasskeyUse:
    """What a passkey has signed: it was there, and knew its person by finger, face or PIN."""

    #: How often the device has signed; 0 when it does not count.
    sign_count: int
    #: The account's handle as the device keeps it.
    handle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who somebody is to an identity provider."""

    issuer: str
    subject: str
