"""Which states follow which, and which deeds fit which state; the whole table is here."""

from collections.abc import Mapping
from typing import get_args

from engine.errors import WrongState
from engine.model import Text, say
from engine.views import CaseStatus

#: Closed without its end event: for good, or because another daerah goes on with it.
_BROKEN_OFF: frozenset[CaseStatus] = frozenset(("cancelled", "transferred"))
#: From each state of a case, the states it may go to.
CASE: Mapping[CaseStatus, frozenset[CaseStatus]] = {
    "running": frozenset(("running", "suspended", "stuck", "ended", *_BROKEN_OFF)),
    "suspended": frozenset(("suspended", "running", *_BROKEN_OFF)),
    "stuck": frozenset(("running", "stuck", "ended", *_BROKEN_OFF)),
    "ended": frozenset(("ended",)),
    "cancelled": frozenset(("cancelled",)),
    "transferred": frozenset(("transferred",)),
}

_LIVE: frozenset[CaseStatus] = frozenset(("running", "suspended", "stuck"))
_ANY: frozenset[CaseStatus] = frozenset(get_args(CaseStatus))

#: The states of a case in which each deed fits.
DEEDS: Mapping[str, frozenset[CaseStatus]] = {
    "complete": frozenset(("running",)),
    "receive": frozenset(("running",)),
    "fire": frozenset(("running",)),
    "claim": _LIVE,
    "release": _LIVE,
    "assign": _LIVE,
    "entrust": _LIVE,
    # What somebody types is kept, whatever happens to the case meanwhile.
    "save_draft": _LIVE,
    # Of a suspended case they stand still already.
    "stop_clock": frozenset(("running", "stuck")),
    "continue_clock": frozenset(("running", "stuck")),
    "stop_clocks": frozenset(("running", "stuck")),
    "continue_clocks": frozenset(("running", "stuck")),
    "extend": frozenset(("running", "stuck")),
    "plan": _LIVE,
    "suspend": frozenset(("running",)),
    "resume": frozenset(("suspended",)),
    "cancel": _LIVE,
    "transfer": _LIVE,
    "retry": frozenset(("stuck",)),
    "mend_value": frozenset(("stuck",)),
    "repair": frozenset(("running", "stuck")),
    # Of a suspended case the clocks stand still; it goes on first.
    "migrate": frozenset(("running", "stuck")),
    "correct": _ANY - _BROKEN_OFF,
    "ask_erasure": _ANY - _LIVE,
    "reopen": _ANY - _LIVE,
}

#: What a person is told when a deed does not fit the state.
IN_WORDS: Mapping[CaseStatus, Text] = {
    "running": say("Kasus ini sedang berjalan."),
    "suspended": say("Kasus ini sedang ditunda; lanjutkan dahulu."),
    "stuck": say("Kasus ini tertahan gangguan; manajer kasus perlu menanganinya dahulu."),
    "ended": say("Kasus ini sudah ditutup."),
    "cancelled": say("Kasus ini sudah dibatalkan."),
    "transferred": say("Kasus ini sudah dialihkan ke daerah lain."),
}


def fits(deed: str, case: CaseStatus) -> None:
    """Raise WrongState unless `deed` may be done on a case in this state."""
    if case not in DEEDS[deed]:
        raise WrongState(IN_WORDS[case])


def case_moves(now: CaseStatus, then: CaseStatus) -> CaseStatus:
    """Return `then`, or raise WrongState when a case in `now` cannot get there."""
    if then not in CASE[now]:
        raise WrongState(IN_WORDS[now])
    return then
