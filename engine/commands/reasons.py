"""A deed that needs a reason gets one."""

from engine.errors import Refused
from engine.model import Problem, say


def required(reason: str) -> str:
    """Return the reason without blanks around it; Refused when nothing is left."""
    if words := reason.strip():
        return words
    problem = Problem(
        code="reason.required",
        message=say("Alasan belum diisi."),
        repair=say("Tuliskan alasannya; alasan ini tercatat dalam riwayat."),
        field="/reason",
    )
    raise Refused((problem,))
