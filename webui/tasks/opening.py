"""What a case may be opened with, the daerah's main pathway first."""

from collections.abc import Iterable

from engine import DefinitionView
from processes import catalogue
from webui.bundles import resolved


def openable(offered: Iterable[DefinitionView], daerah: str) -> list[DefinitionView]:
    """Return what is offered, in its order, but the pathway that `daerah` names its main first.

    Raises:
        Refused: the daerah's overlay is not whole.
    """
    main = catalogue().pathways[str(resolved(daerah).settings["parameter"]["jalur_utama"])].process
    left = (one for one in offered if not one.closed)
    return sorted(left, key=lambda one: one.process != main)
