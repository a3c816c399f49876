"""What stopping clocks and letting them run shares: what for, and what moved by it."""

from typing import Final

from engine.commands.recounting import recount
from engine.errors import Refused
from engine.model import Json, JsonObject, Problem, Text, say
from engine.store.records import CaseRecord
from engine.store.work import Work

#: What a stopped clock waits for: the family, a paper, another institution.
WAITS_FOR: Final = ("keluarga", "dokumen", "lembaga")

NEVER_STOPS = say("Tenggat ini berjalan siang malam dan tidak dapat dihentikan.")
WHY_NEVER = say(
    "Hanya tenggat dalam hari kerja dapat dihentikan; jam kalender melindungi hak dan keselamatan."
)


def checked_why(why: str) -> str:
    """Return what is waited for; Refused when it is none of these."""
    if why in WAITS_FOR:
        return why
    raise refused("clock.why", say("Pilih apa yang ditunggu."), say("Pilih salah satu."), "/why")


def refused(code: str, message: Text, repair: Text, field: str = "") -> Refused:
    """Return a refusal of one sentence."""
    return Refused((Problem(code=code, message=message, repair=repair, field=field),))


def moved(work: Work, case: CaseRecord, why: str = "") -> JsonObject:
    """Count deadlines anew; return what the history tells of it."""
    told: dict[str, Json] = {"why": why} if why else {}
    return {**told, "moved": list(recount(work, case))}
