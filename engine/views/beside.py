"""What stands beside the forms of a case."""

from dataclasses import dataclass

from engine.views.search import KnownBefore


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideSheet:
    """What a case page shows of a case besides its steps and its forms."""

    #: Other cases of the same people; None for who does not read this one.
    linked: KnownBefore | None = None
