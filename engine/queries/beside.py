"""What stands beside the forms of a case."""

from dataclasses import dataclass

from engine.model import NOTHING_SAID
from engine.queries.erasures import said_of
from engine.queries.facts import case_row
from engine.queries.known_before import known_before
from engine.store.reading import Reading
from engine.views import BesideSheet


@dataclass(frozen=True, slots=True)
class BesideByCase:
    """Other cases of the same people, for who reads the case `no`."""

    no: str

    def answer(self, reading: Reading) -> BesideSheet:
        """Answer with the sheet, empty for who only knows of the case; Unknown for all others."""
        case = case_row(reading, no=self.no)
        subject = reading.subject(case)
        reading.guard("see_case", subject)
        if said_of(reading, case) != NOTHING_SAID or not reading.may("see_answers", subject):
            return BesideSheet()
        reading.opens(case, "case_read")
        return BesideSheet(linked=known_before(reading, case))
