"""What an attack is: something made to harm, whom it is handed to, and what must be said to it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Attack:
    """One hostile input."""

    #: Makes the input; this is not measured.
    make: Callable[[], Any]
    #: Takes it, measured; returns everything that was said to it.
    meet: Callable[[Any], Iterable[str]]
    #: One of the things that must be said.
    told: str
