"""The tables of docs/rights.md, read as they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).parents[3] / "docs/rights.md"
#: What a sign says; of "+" the row says it.
SIGNS = {"=": 409, "x": 403, "-": 404}
#: The order in which signs stand, and where every sign is "-".
OF_CASES = ("own", "another's", "K4")
OF_TASKS = ("own", "pool", "another's", "K4")
#: Headings of the addresses that are about a case, and of those that are about none.
ABOUT, NOT_ABOUT = "About a case and its tasks", "About no case"
SHUT = ("far", "denied")
#: A place of an address that the row fills itself.
FILLED = re.compile(r"<([\w:]+)=([^>]*)>")


class Row(NamedTuple):
    """One address, and what is sent to it."""

    address: str
    right: str
    answered: int
    sent: str

    @property
    def method(self) -> str:
        return self.address.split(" ")[0]

    @property
    def changes_nothing(self) -> bool:
        """Whether what is sent is refused even from who may."""
        return self.method == "GET" or self.answered >= HTTPStatus.BAD_REQUEST

    @property
    def rule(self) -> str:
        """The address as the application knows it."""
        return FILLED.sub(r"<\1>", self.address)

    @property
    def path(self) -> str:
        """The address with what the row fills itself; ids of the case still to be put in."""
        return FILLED.sub(r"\2", self.address).split(" ", 1)[1]


@dataclass(frozen=True)
class Doors:
    """What the row of a door says of who is in, halfway in, and out."""

    row: Row
    answers: dict[str, int]


@cache
def tables() -> dict[str, list[list[str]]]:
    """Heading -> rows of the table below it, the first the names of its columns."""
    found = {}
    for part in re.split(r"^#+ ", PAGE.read_text(), flags=re.MULTILINE):
        lines = [line for line in part.splitlines() if line.startswith("| ")]
        cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        found[part.splitlines()[0] if part else ""] = cells
    return found


def hats() -> dict[str, str]:
    """Role -> the group whose signs are hers."""
    _, *rows = tables()["The hats"]
    return {role: group for group, roles in rows for role in roles.split(", ")}


def signs(heading: str) -> dict[tuple[str, str], str]:
    """(group, right) -> its signs."""
    (_, *rights), *rows = tables()[heading]
    return {
        (group, right): sign
        for group, *said in rows
        for right, sign in zip(rights, said, strict=True)
    }


def addresses(heading: str) -> Iterator[Row]:
    """Rows of addresses, in the order they are asked."""
    _, *rows = tables()[heading]
    for address, right, answered, sent in rows:
        yield Row(address, right, int(answered), sent)


def doors() -> Iterator[Doors]:
    """Rows of the doors."""
    (_, *names, _), *rows = tables()["Doors"]
    for address, *answers, sent in rows:
        said = dict(zip(names, map(int, answers), strict=True))
        yield Doors(Row(address, "", said["in"], sent), said)


def every_row() -> list[Row]:
    """All addresses of the page."""
    rows = [row for heading in (ABOUT, NOT_ABOUT) for row in addresses(heading)]
    return [*rows, *(door.row for door in doors())]


def expected(row: Row, sign: str) -> int:
    """Return the status that a sign promises at an address."""
    return SIGNS.get(sign, row.answered)
