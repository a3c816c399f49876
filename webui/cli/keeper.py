"""The keeper of the installation: reads what happened, as an auditor does, never contents."""

import re

from engine import Actor, History, HistorySheet, Unknown, say
from webui.cli.frame import engine

_NUMBER = re.compile(r"LK3-(\d\d)(\d\d)-\d{4}-\d+")


def keeper(daerah: str) -> Actor:
    """Return who reads on the command line; "" is no daerah, and sees no case."""
    return Actor(username="mesin", name="lk3", daerah=daerah, role="auditor")


def mender(daerah: str) -> Actor:
    """Return who mends and migrates on the command line: the machine, in one daerah."""
    return Actor(username="mesin", name="lk3", daerah=daerah, role="mesin")


def daerah_of(no: str) -> str:
    """Return the daerah of a case number: `LK3-1377-2026-00042` -> "13.77"; else ""."""
    found = _NUMBER.fullmatch(no)
    return f"{found[1]}.{found[2]}" if found else ""


def history_of(no: str) -> HistorySheet:
    """Return the story of a case. Raises Unknown, naming the number, when there is none."""
    try:
        return engine().ask(History(no), keeper(daerah_of(no)))
    except Unknown:
        raise Unknown(say("Kasus “{no}” tidak ada.", no=no)) from None
