"""Choose what the inbox shows of each task."""

from dataclasses import dataclass

from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class ChooseColumns:
    """Choose what the rows of the inbox show; the codes are the page's."""

    columns: tuple[str, ...]

    def run(self, work: Work) -> Receipt:
        """Answer with nothing but the deed."""
        work.desks.drop("columns")
        work.desks.keep("columns", " ".join(self.columns))
        return Receipt(deed="columns_chosen")
