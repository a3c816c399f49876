"""The daerah of this installation: the shipped ones, and those in the folder of LK3_DAERAH."""

from pathlib import Path

from engine import Problem, Refused, say
from processes import check_home, daerah, look_in
from webui.bundles import resolved

NOT_WHOLE = say("Daerah di folder LK3_DAERAH belum dapat dipakai.")
UNSOUND = say("Overlay sebuah daerah belum dapat dipakai.")


def open_places(folder: Path | None) -> None:
    """Know the daerah in `folder` beside the shipped ones; the same code stands in their place.

    Raises:
        Refused: one of them does not say who it is, or a region is none; everything at once.
    """
    look_in(None)
    if folder and (problems := check_home(folder)):
        raise Refused(problems, NOT_WHOLE)
    look_in(folder)


def refuse_unsound() -> None:
    """Raise Refused with everything wrong with an overlay: half of one counts wrong deadlines."""
    problems: list[Problem] = []
    for code in daerah():
        try:
            resolved(code)
        except Refused as refusal:
            problems += refusal.problems
    if problems:
        raise Refused(tuple(problems), UNSOUND)
