"""Links by which institutions answer: their letters, their codes, and how one stands."""

import secrets
from collections.abc import Mapping
from typing import Literal

from engine.model import Text, say
from engine.second_factors import LETTERS
from engine.views import CaseStatus

#: Letters of a link's token: 78 bits, and short enough to be typed from paper.
LENGTH = 16
#: Digits of the code that opens a link; it travels another way than the link does.
DIGITS = 8
#: The door of a daerah by which answers come in, as its coordinator shuts it.
ANSWERS_DOOR = "jawab"

Standing = Literal["open", "paused", "closed", "over", "expired", "used", "revoked", "shut"]
#: What a link's row says of itself; the rest is found out when it is asked.
Status = Literal["open", "used", "revoked", "shut"]

IN_WORDS: Mapping[Standing, Text] = {
    "open": say("Tautan ini dapat dipakai."),
    "paused": say("Jawaban belum dapat diterima sekarang."),
    "closed": say("Pintu jawaban lembaga sedang ditutup."),
    "over": say("Jawaban ini tidak ditunggu lagi."),
    "expired": say("Masa berlaku tautan ini sudah habis."),
    "used": say("Jawaban lewat tautan ini sudah diterima."),
    "revoked": say("Tautan ini sudah dicabut."),
    "shut": say("Tautan ini tertutup karena terlalu banyak kode yang keliru."),
}


def fresh_token() -> str:
    """Make the token of a link."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def code_from(mark: str) -> str:
    """Return the digits that a keyed mark (64 hex digits) stands for: nothing of it is stored."""
    return f"{int(mark, 16) % 10**DIGITS:0{DIGITS}}"


def standing(
    status: Status, case: CaseStatus, *, awaited: bool, expired: bool, closed: bool
) -> Standing:
    """Return how a link stands.

    `case` and `awaited` say whether anybody still waits for it; `closed`, that the daerah's door
    for answers is.
    """
    if status != "open":
        return status
    if not awaited:
        return "over"
    if expired:
        return "expired"
    if closed:
        return "closed"
    return "open" if case == "running" else "paused"
