"""Erasing a case by law: who asks, who decides, what stands in the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.model import NOTHING_SAID, Text, say
from engine.views.cases import CaseView

#: What a case may be destroyed for (UU 27/2022 Art. 42-44), by its code.
GROUNDS: Mapping[str, Text] = {
    "retensi": say("masa simpan yang berakhir (UU 27/2022 Pasal 44)"),
    "permintaan": say("permintaan subjek data (UU 27/2022 Pasal 44)"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureView:
    """One request to destroy a case, and what became of it."""

    id: str
    case_no: str
    ground: Text
    document: str
    #: "" when they went with the case, None when they do not open.
    reason: str | None
    note: str | None
    at: datetime
    by_name: str
    by_role: str
    #: "disetujui", "ditolak", or "" before it is decided.
    outcome: str = ""
    decided_at: datetime | None = None
    decided_by_name: str = ""
    decided_role: str = ""
    #: Whether this actor may decide it now.
    may_decide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldView:
    """Why a case must be kept."""

    #: "" for who neither reads the case nor lets go of it, None when it does not open.
    reason: str | None
    at: datetime
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureSheet:
    """What the page of one case's erasure shows."""

    case: CaseView
    #: "Isi kasus ini sudah dimusnahkan …"; nothing while it is there.
    erased: Text = NOTHING_SAID
    #: Latest first; the first may still be undecided.
    asked: tuple[ErasureView, ...] = ()
    hold: HoldView | None = None
    #: Why it cannot be erased now, and what to do first.
    obstacle: Text = NOTHING_SAID
    #: Of "see_case", "ask_erasure", "hold_case", "lift_hold": what this actor may do.
    may: frozenset[str] = frozenset()
