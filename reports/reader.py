"""For whom a document is printed: language, labels of codes, time zone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from reports.dates import long_moment, short_moment


def _unchanged(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How the reader wants it said. Without anything said: Indonesian, codes as they are, UTC."""

    #: gettext: Indonesian sentence in, the reader's language out.
    words: Callable[[str], str] = _unchanged
    #: Label of a code: "pekerja_sosial" -> "Pekerja sosial".
    label: Callable[[str], str] = _unchanged
    zone: tzinfo = UTC
    #: What people write behind the hour: WIB, WITA, WIT.
    zone_name: str = "UTC"
    #: Babel locale, also the document's language.
    locale: str = "id"

    def moment(self, at: datetime) -> str:
        """Return "Minggu, 22 November 2026 10.42 WIB"."""
        return f"{long_moment(at, self.zone, self.locale)} {self.zone_name}"

    def short(self, at: datetime) -> str:
        """Return "22-11-2026 10.42"."""
        return short_moment(at, self.zone)

    def value(self, value: object) -> str:
        """Return a value of the case as people read it: yes and no, lists with commas."""
        match value:
            case None:
                return "—"
            case bool():
                return self.words("ya" if value else "tidak")
            case list():
                return ", ".join(self.value(item) for item in value) or "—"
            case dict():
                return "; ".join(f"{key}: {self.value(item)}" for key, item in value.items())
            case _:
                return str(value)
