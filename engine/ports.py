"""What the engine needs from outside; webui/wiring.py hands it in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from engine.model import Files, FormFact, JsonObject, Problem


class Now(Protocol):
    """The time, as an aware UTC datetime. Tests hand in their own."""

    def __call__(self) -> datetime:
        """Return the present moment in UTC."""
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


class Deliver(Protocol):
    """Carries a message of a case to the world outside."""

    def __call__(self, daerah: str, message: str, key: str, payload: JsonObject) -> str:
        """Hand the message over; the same `key` may come again and must then do nothing new.

        Returns "" when the receiver has it, else the reason in words. Never raises.
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
