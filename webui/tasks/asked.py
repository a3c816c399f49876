"""What the address of the inbox asks for, and the same as an address again."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from engine import Inbox, InboxOrder, InboxTime, Shelf
from webui.dates import day_ends
from webui.tasks.homes import is_near

#: Shelf of the inbox, by its name in the address.
SHELVES: Mapping[str, Shelf] = {
    "saya": "mine",
    "wakil": "in_place",
    "bisa": "pool",
    "menunggu": "waiting",
    "semua": "all",
    "selesai": "done",
}
#: The order of a shelf, by its name in the address; the first is the usual one.
ORDERS: Mapping[str, InboxOrder] = {"tenggat": "due", "terbaru": "newest", "prioritas": "urgent"}
#: How a task stands to its time.
TIMES: Mapping[str, InboxTime] = {
    "terlambat": "late",
    "mendekat": "near",
    "hari-ini": "today",
    "pekan-ini": "week",
    "tindak-lanjut": "follow_up",
    "baru": "new",
}
FILTERS = ("tahap", "risiko", "layanan", "wilayah", "waktu", "pemegang")
PAGE_LENGTH = 25
#: A whole daerah is looked through by the time of its tasks, not sorted anew.
UNSORTED = frozenset(("semua", "bisa", "selesai"))


@dataclass(frozen=True, slots=True)
class Asked:
    """One look at the inbox."""

    #: The shelf's name in the address.
    shelf: str
    filters: Mapping[str, str]
    order: str
    #: Mark of the page before; "" for the first.
    after: str = ""
    #: Rows are chosen, to do something with several at once.
    choosing: bool = False

    @property
    def narrowed(self) -> dict[str, str]:
        """The filters that are set."""
        return {name: value for name, value in self.filters.items() if value}

    @property
    def kept(self) -> dict[str, str]:
        """What another address of the same look names, without shelf and page."""
        order = {} if self.order == "tenggat" else {"urut": self.order}
        return {**self.narrowed, **order}

    def query(self, text: str = "") -> Inbox:
        """Say it to the engine."""
        return Inbox(
            shelf=SHELVES[self.shelf],
            order=ORDERS[self.order],
            text=text,
            stage=self.filters["tahap"],
            risk=self.filters["risiko"],
            process=self.filters["layanan"],
            area=self.filters["wilayah"],
            holder=self.filters["pemegang"],
            when=TIMES.get(self.filters["waktu"], ""),
            day_ends=day_ends(),
            after=self.after,
            limit=PAGE_LENGTH,
        )


def asked(known: Mapping[str, str] | None = None) -> Asked:
    """Read the address, or what stands in the place of one; what nobody offers is not asked."""
    said = request.args if known is None else known
    shelf, order = said.get("rak", "saya"), said.get("urut", "tenggat")
    filters = {name: said.get(name, "") for name in FILTERS}
    if filters["waktu"] not in TIMES:
        filters["waktu"] = ""
    if not is_near(filters["wilayah"]):
        filters["wilayah"] = ""
    sorts = orders_of(shelf)
    return Asked(
        shelf=shelf if shelf in SHELVES else "saya",
        filters=filters,
        order=order if order in sorts else "tenggat",
        after=said.get("sesudah", ""),
        choosing=said.get("pilih") == "1",
    )


def orders_of(shelf: str) -> tuple[str, ...]:
    """Return how a shelf may be ordered: what all hold is long, and is sorted by time alone."""
    if shelf == "selesai":
        return ("tenggat",)
    return tuple(name for name in ORDERS if name != "prioritas" or shelf not in UNSORTED)
