"""What the engine needs from outside; webui/wiring.py hands it in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from engine.model import (
    Channel,
    Files,
    FormFact,
    Handed,
    Identity,
    JsonObject,
    LookedInto,
    NewPasskey,
    Nudge,
    NumberStyle,
    PasskeyUse,
    Problem,
    WorkingDays,
)


class Now(Protocol):
    """The time, as an aware UTC datetime. Tests hand in their own."""

    def __call__(self) -> datetime:
        """Return the present moment in UTC."""
        ...


class Calendar(Protocol):
    """The working days of each daerah."""

    def __call__(self, daerah: str, /) -> WorkingDays:
        """Return when the people of a daerah work."""
        ...


class Regions(Protocol):
    """The kecamatan, desa and kelurahan of each daerah."""

    def __call__(self, daerah: str, /) -> Sequence[tuple[str, str]]:
        """Return code and full name of each, e.g. ("13.77.01.1001", "Karan Aur, …"), in order."""
        ...


class Numbering(Protocol):
    """How each daerah numbers its letters."""

    def __call__(self, daerah: str, role: str, /) -> NumberStyle:
        """Return how letters are numbered that somebody with `role` signs."""
        ...


class LooksInto(Protocol):
    """Finds out what an attached file is, by its content alone."""

    def __call__(self, content: bytes, /) -> LookedInto:
        """Return what is kept of it, or why it is not taken; never raises."""
        ...


class Forms(Protocol):
    """Reads forms and checks answers against them."""

    def facts(self, files: Files) -> tuple[Mapping[str, FormFact], tuple[Problem, ...]]:
        """Read every form schema in `files`; return facts by file name, and what is wrong."""
        ...

    def settle(
        self, files: Files, form: str, answers: JsonObject, known: JsonObject, now: datetime
    ) -> tuple[JsonObject, tuple[Problem, ...]]:
        """Check `answers` against `form` of the bundle `files`.

        `known` are the case's live variables: computed and read-only fields are set from them,
        whatever the browser sent; answers to questions that were not asked are dropped.
        Returns the settled answers and the problems, one per field (JSON Pointer in `field`).
        """
        ...


class Passwords(Protocol):
    """Makes and checks password hashes."""

    def hash(self, password: str) -> str:
        """Return a salted hash that `matches` understands."""
        ...

    def matches(self, hashed: str, password: str) -> bool:
        """Tell whether `password` made `hashed`; takes as long for a wrong one."""
        ...


class Vault(Protocol):
    """Keeps small secrets unreadable to whoever sees the database; cases have keys of their own."""

    def lock(self, secret: bytes, place: str) -> bytes:
        """Encrypt `secret` for its place, e.g. "second_factor 13.77 sari 01f…"."""
        ...

    def unlock(self, locked: bytes, place: str) -> bytes:
        """Decrypt what was locked for this place; Broken when it was not, or with another key."""
        ...

    def mark(self, words: str) -> str:
        """Return 64 hex digits that are the same for the same words, and tell nobody the words."""
        ...


class Passkeys(Protocol):
    """Checks what passkeys sign for this installation; `response` is WebAuthn's JSON."""

    def added(self, response: str, challenge: str) -> NewPasskey | None:
        """Return the new key; None unless it was made here, for `challenge`, by a known user."""
        ...

    def named(self, response: str) -> str:
        """Return the id of the key that `response` claims to come from; "" when unreadable."""
        ...

    def used(self, response: str, challenge: str, public_key: bytes) -> PasskeyUse | None:
        """Return the use; None unless `public_key` signed `challenge` here, its user known.

        Whether the count of signatures went forward is the engine's to judge.
        """
        ...


class Provider(Protocol):
    """An identity provider (OpenID Connect) that knows people of this installation."""

    def identity(self, ticket: str, answer: Mapping[str, str]) -> Identity:
        """Return who came back with `answer`, the parameters of the provider's redirection.

        `ticket` is the secret from which state, nonce and code verifier were made.

        Raises:
            ProviderSilent: the provider cannot be reached.
            NotSignedIn: it sent nobody, or what it says is not proven.
        """
        ...


class Deliver(Protocol):
    """Carries a message of a case to the world outside."""

    def __call__(self, daerah: str, message: str, key: str, payload: JsonObject) -> str:
        """Hand the message over; the same `key` may come again and must then do nothing new.

        Returns "" when the receiver has it, else the reason in words. Never raises.
        """
        ...


class Nudging(Protocol):
    """Tells people outside the pages that something waits."""

    @property
    def channels(self) -> Sequence[Channel]:
        """Return the ways that lead outside here."""
        ...

    def __call__(self, channel: str, address: str, nudge: Nudge, key: str) -> Handed:
        """Hand a nudge over; the same `key` may come again and must then do nothing new.

        Never raises, and names the address nowhere.
        """
        ...


class Seal(Protocol):
    """Signs the history; whoever alters the database cannot."""

    @property
    def name(self) -> str:
        """Name of the key, without blanks and plus signs."""
        ...

    @property
    def public(self) -> bytes:
        """The Ed25519 public key, 32 bytes."""
        ...

    def sign(self, content: bytes) -> bytes:
        """Return the signature, 64 bytes."""
        ...


class Keyring(Protocol):
    """Seals what families say; it alone knows the master keys, and never hands one out.

    `place` tells where a value lies; what was sealed for one place opens at no other.
    """

    @property
    def masters(self) -> frozenset[str]:
        """Fingerprints of all master keys at hand: former ones still unwrap."""
        ...

    def wrap(self, key: bytes, place: bytes) -> tuple[str, bytes]:
        """Wrap a daerah's key with the newest master key; return that one's fingerprint too."""
        ...

    def unwrap(self, wrapped: bytes, place: bytes, master: str) -> bytes:
        """Undo `wrap`. Raises Unreadable without that master key."""
        ...

    def seal(self, key: bytes, number: int, content: bytes, place: bytes) -> bytes:
        """Seal content with `key`, 32 bytes; its `number` can be read from outside."""
        ...

    def open(self, key: bytes, sealed: bytes, place: bytes) -> bytes:
        """Undo `seal`. Raises Unreadable for another key, place or content."""
        ...

    def number(self, sealed: bytes) -> int:
        """Return the number of the key that sealed. Raises Unreadable for no sealed content."""
        ...
