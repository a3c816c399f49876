"""Tell the managers that somebody who holds no role any more still holds something."""

from dataclasses import dataclass

from engine.access import MANAGER, Subject, guard
from engine.ports import Deliver
from engine.store.holdings import LEAVER
from engine.store.records_access import Word
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class TellOfLeaver:
    """Leave a word to the managers of a daerah, once for each time she leaves."""

    daerah: str
    username: str

    def attempt(self, _deliver: Deliver | None) -> "TellOfLeaver":
        """Nothing happens outside the transaction."""
        return self

    def run(self, work: Work) -> Receipt:
        """Answer with count 1 unless another worker told already."""
        guard(work.actor, "work_clock", Subject(daerah=self.daerah))
        if not work.jobs.is_untold(self.daerah, self.username):
            return Receipt(deed="leaver_told", subject=self.username)

        word = Word(
            kind=LEAVER,
            role=MANAGER,
            about=self.username,
            about_name=work.people.name_of(self.daerah, self.username),
        )
        work.notices.tell(word, self.daerah)

        return Receipt(deed="leaver_told", subject=self.username, count=1)
