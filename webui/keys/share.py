r"""One custodian's part of the master key, on paper: six rows that can be copied by hand.

Each row is eight bytes in groups of four hex digits, and a group that checks them:

====  ===========================================================================
row   bytes
====  ===========================================================================
1     format (1), set (4, random for each splitting), threshold, number, how many
2     fingerprint of the master key
3-6   the part
====  ===========================================================================

A row is checked with the row before, so that a row of another part does not fit.
"""

import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from struct import Struct

from engine import Text, say
from webui.keys.ring import fingerprint
from webui.keys.shamir import join, split

FORMAT = 1
_HEAD = Struct(">B4sBBB")
#: Bytes of a row, and of what checks it.
ROW, CHECK = 8, 2
_ROW = re.compile(
    r"^\s*([1-6])\s*[:.]\s*((?:[0-9a-f]{4}[ \t-]*){5})$", re.IGNORECASE | re.MULTILINE
)


class BadShare(ValueError):
    """A part cannot be taken, or parts do not belong together; `said` tells which and why."""

    def __init__(self, said: Text) -> None:
        super().__init__(str(said))
        self.said = said


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One part of a master key."""

    #: Eight hex digits, the same in all parts that were made together.
    set_id: str
    #: How many parts give the key back, and how many were made.
    threshold: int
    shares: int
    #: From 1.
    number: int
    #: Fingerprint of the master key: it tells that what was put together is right.
    master: str
    part: bytes

    def content(self) -> bytes:
        """Return what the six rows hold."""
        head = _HEAD.pack(
            FORMAT, bytes.fromhex(self.set_id), self.threshold, self.number, self.shares
        )
        return head + bytes.fromhex(self.master) + self.part


def printed(content: bytes) -> Iterator[str]:
    """Yield rows as they are printed: "1: 0148 bfe2 0503 0205 8e8c"."""
    before = b""
    for number, start in enumerate(range(0, len(content), ROW), 1):
        row = content[start : start + ROW]
        before = _checked(before, row)
        yield f"{number}: {(row + before).hex(' ', 2)}"


def shares_of(master: bytes, shares: int, threshold: int) -> tuple[Share, ...]:
    """Split a master key; any `threshold` of the parts give it back."""
    set_id, name = secrets.token_hex(4), fingerprint(master)
    return tuple(
        Share(
            set_id=set_id,
            threshold=threshold,
            shares=shares,
            number=number,
            master=name,
            part=part,
        )
        for number, part in split(master, shares, threshold).items()
    )


def read(text: str, source: str) -> Share:
    """Read a part from a page with its six rows; whatever else stands there is not looked at.

    Raises:
        BadShare: a row is missing or was copied wrongly; file and row are named.
    """
    found = {int(number): digits for number, digits in _ROW.findall(text)}
    rows, before = [], b""
    for number in range(1, 7):
        held = bytes.fromhex(re.sub(r"[\s-]", "", found.get(number, "")))
        row, check = held[:ROW], held[ROW:]
        before = _checked(before, row)
        if check != before:
            raise BadShare(
                say("{file}: baris {row} hilang atau salah salin.", file=source, row=number)
            )
        rows.append(row)
    form, set_id, threshold, number, shares = _HEAD.unpack(rows[0])
    if form != FORMAT:
        raise BadShare(say("{file}: bagian ini dari versi lain.", file=source))
    return Share(
        set_id=set_id.hex(),
        threshold=threshold,
        shares=shares,
        number=number,
        master=rows[1].hex(),
        part=b"".join(rows[2:]),
    )


def master_of(shares: Sequence[tuple[str, Share]]) -> bytes:
    """Put a master key together from parts and where each was read.

    Raises:
        BadShare: parts of several sets, one part twice, too few, or one that is not genuine.
    """
    first = shares[0][1]
    _of_one_set(first, shares)
    parts = {share.number: share.part for _, share in shares}
    if len(parts) < first.threshold:
        raise BadShare(
            say(
                "Bagian belum cukup: perlu {needed}, baru ada {count}.",
                needed=first.threshold,
                count=len(parts),
            )
        )
    master = join(parts)
    if fingerprint(master) != first.master:
        raise BadShare(say("Kunci yang terbentuk bukan kunci yang dibagi: ada bagian yang palsu."))
    return master


def _of_one_set(first: Share, shares: Iterable[tuple[str, Share]]) -> None:
    seen: dict[int, str] = {}
    for source, share in shares:
        mine = (share.set_id, share.master, share.threshold, share.shares)
        if mine != (first.set_id, first.master, first.threshold, first.shares):
            told = {"file": source, "set": share.set_id, "other": first.set_id}
            raise BadShare(say("{file}: bagian dari set {set}, bukan {other}.", **told))
        if share.number in seen:
            told = {"file": source, "number": str(share.number), "other": seen[share.number]}
            raise BadShare(say("{file}: bagian {number} sudah ada di {other}.", **told))
        seen[share.number] = source


def _checked(before: bytes, row: bytes) -> bytes:
    return sha256(b"lk3 share\0" + before + row).digest()[:CHECK]
