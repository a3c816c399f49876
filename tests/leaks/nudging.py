"""People are told outside the pages, at addresses that hold planted words."""

from dataclasses import replace

from engine import (
    Actor,
    ChooseNudges,
    ConfirmNudgeAddress,
    Database,
    DeliverNudges,
    Engine,
    Handed,
    NudgeAll,
    NudgeChoice,
    SetNudgeAddress,
)
from forms import FormLibrary
from tests.conftest import KEYRING, VAULT, QuickPasswords
from tests.engine.office import MACHINE
from tests.leaks.words import Bank
from tests.webui.conftest import ADDRESS
from webui.bundles import calendar_of
from webui.nudges import Outside
from webui.nudges.words import Written
from webui.walking import MovableClock


class Way:
    """Takes every message, and keeps what a stranger on the way would read."""

    def __init__(self) -> None:
        self.read: list[Written] = []
        #: By the address, the words of the last message.
        self.last: dict[str, str] = {}

    def __call__(self, address: str, written: Written, key: str) -> Handed:
        del key
        self.read.append(written)
        self.last[address] = written.body
        return Handed()


def told_outside(
    database: Database, clock: MovableClock, people: list[Actor], lost: Bank
) -> list[Written]:
    """Have everybody confirm an address and be told of all that waits; return what was sent."""
    way = Way()
    means = {"vault": VAULT, "keyring": KEYRING, "calendar": calendar_of}
    nudge = Outside({"email": way}, ADDRESS)
    engine = Engine(database, FormLibrary(), QuickPasswords(), clock, **means, nudge=nudge)
    for one in people:
        address = f"{lost.nik()}@contoh.example"
        engine.do(SetNudgeAddress("email", address), one)
        engine.do(DeliverNudges(), MACHINE)
        code = way.last[address].splitlines()[0].rpartition(" ")[2]
        assert engine.do(ConfirmNudgeAddress("email", code), one).deed.endswith("confirmed")
        engine.do(ChooseNudges(replace(NudgeChoice(), quiet="never")), one)
    codes = len(way.read)
    engine.do(NudgeAll(), MACHINE)
    assert engine.do(DeliverNudges(), MACHINE).count > 0
    assert len(way.read) > codes
    return way.read
