"""What a case may be opened with: the daerah's main pathway, then P1 to P12, then its own."""

from collections.abc import Iterable

from engine import OfferView
from processes import catalogue
from webui.bundles import resolved


def openable(offered: Iterable[OfferView], daerah: str) -> list[OfferView]:
    """Return what is offered: what `daerah` names its main pathway, then as the pathways count.

    Raises:
        Refused: the daerah's overlay is not whole.
    """
    pathways = catalogue().pathways
    main = pathways[str(resolved(daerah).settings["parameter"]["jalur_utama"])].process
    order = [main, *(pathway.process for pathway in pathways.values())]
    left = (one for one in offered if not one.closed)
    return sorted(
        left, key=lambda one: order.index(one.process) if one.process in order else len(order)
    )
