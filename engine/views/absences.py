"""Who is away, and who works in her place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from engine.model import Text, say

#: Kinds of absence in words that tell nothing of anybody's health or home.
ABSENCES: Mapping[str, Text] = {
    "cuti": say("Cuti"),
    "tugas_luar": say("Tugas luar"),
    "pelatihan": say("Pelatihan"),
    "berhalangan": say("Berhalangan"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceView:
    """Somebody is away, or will be."""

    id: str
    username: str
    name: str
    #: "" where nobody works in her place.
    substitute: str
    substitute_name: str
    #: A key of ABSENCES.
    kind: str
    starts_at: datetime
    ends_at: datetime
    by_name: str
    #: It runs now.
    runs: bool

    @property
    def last_day(self) -> datetime:
        """A moment of the last day on which she is away."""
        return self.ends_at - timedelta(seconds=1)
