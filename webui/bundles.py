"""Bundles as a daerah has them: a process, what it calls and asks, and its settings."""

from functools import cache
from pathlib import Path

import forms
import processes
from engine import Files, Refused
from processes import Calendar, Resolved, calendar
from processes import daerah as places

#: The shared library as it is, without anybody's changes.
NOBODY = ""
#: Where it stands: the nation's working days, by the clock of its west.
WEST = "Asia/Jakarta"


def resolved(daerah: str) -> Resolved:
    """Return the library as `daerah` has it, read once.

    Raises:
        Refused: its overlay is not whole; every problem at once.
    """
    return _resolved(daerah, processes.homes())


@cache
def _resolved(daerah: str, homes: tuple[Path, ...]) -> Resolved:
    found, problems = processes.resolve(daerah, shipped_forms(), homes)
    if any(problem.severity == "error" for problem in problems):
        raise Refused(problems)
    return found


def bundle_of(process: str, daerah: str = NOBODY) -> Files:
    """Return the files of a shipped process as `daerah` has it. Raises Unknown and Refused."""
    return resolved(daerah).bundle(process)


def completed(files: Files, daerah: str = NOBODY) -> Files:
    """Return `files` and what they need and lack, as `daerah` has it. Raises Refused."""
    return resolved(daerah).completed(files)


@cache
def shipped_forms() -> Files:
    """Return every shipped form, read once."""
    return forms.shipped()


def calendar_of(daerah: str) -> Calendar:
    """Return the working days of a daerah; implements a port."""
    return _calendar(daerah, processes.homes())


@cache
def _calendar(daerah: str, homes: tuple[Path, ...]) -> Calendar:
    place = places().get(daerah)
    return calendar(place.zona_iana if place else WEST, _resolved(daerah, homes).layers)
