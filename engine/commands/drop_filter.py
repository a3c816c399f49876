"""Forget a kept filter."""

from dataclasses import dataclass

from engine.errors import Unknown
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class DropFilter:
    """Forget a filter of one's own."""

    filter_id: str

    def run(self, work: Work) -> Receipt:
        """Answer with the filter as the subject; Unknown when the actor keeps none such."""
        if not work.desks.drop("filter", self.filter_id or "-"):
            raise Unknown
        return Receipt(deed="filter_dropped", subject=self.filter_id)
