"""Keep a filter of the inbox under a name."""

from dataclasses import dataclass

from engine.access import HATS, Subject, guard
from engine.errors import Refused
from engine.model import Problem, Text, say
from engine.store.work import Work
from engine.views import Receipt

#: Letters of a name, of a filter, and how many filters somebody keeps.
NAME, BODY, MOST = 60, 500, 20


@dataclass(frozen=True, slots=True)
class KeepFilter:
    """Keep `body`, the filter's codes as an address has them; with `role` for whoever wears it."""

    name: str
    body: str
    role: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with the filter as the subject."""
        if self.role:
            guard(work.actor, "share_filter", Subject(daerah=work.actor.daerah))
        if why := self._amiss(work):
            raise Refused((Problem(code="filter.name", message=why, field="/name"),))

        id_ = work.desks.keep("filter", self.body, self.name.strip(), self.role)

        return Receipt(deed="filter_kept", subject=id_)

    def _amiss(self, work: Work) -> Text | None:
        if not 0 < len(self.name.strip()) <= NAME:
            return say("Beri saringan ini nama, paling panjang {n} huruf.", n=NAME)
        if not 0 < len(self.body) <= BODY or self.role not in {"", *HATS}:
            return say("Pilih saringan dahulu, lalu simpan.")
        if work.desks.count("filter") >= MOST:
            return say("Paling banyak {n} saringan tersimpan. Hapus satu dahulu.", n=MOST)
        return None
