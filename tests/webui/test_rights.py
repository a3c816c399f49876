"""Every address as every hat, about every case: what docs/rights.md says, and nothing else."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

import pytest

from engine.access import HATS, RULES
from tests.conftest import SERVER
from tests.engine.access_tables import CLOSED, SITUATIONS, actor, verdict
from tests.webui.conftest import Person, office_on
from tests.webui.rights.page import (
    ABOUT,
    NOT_ABOUT,
    OF_CASES,
    OF_TASKS,
    SHUT,
    Row,
    addresses,
    doors,
    every_row,
    expected,
    hats,
    signs,
)
from tests.webui.rights.world import World
from webui.access.team import DEEDS as OF_ACCESS
from webui.repair.views import DEEDS as OF_REPAIR

TOKEN = "a-token-of-this-session"
PLAINLY = {"X-CSRF-Token": TOKEN}
BY_SCRIPT = {**PLAINLY, "HX-Request": "true"}
NOTHING: Mapping[str, str] = {}
#: Signs of what is refused: by script, which is told the words alone.
REFUSED = "-x"
CASES, TASKS = signs("The cases"), signs("The tasks")
#: Group -> its first hat.
SPEAKER = {group: role for role, group in reversed(hats().items())}
SPEAKERS = frozenset(SPEAKER.values())
#: Pages that list cases or tasks of cases.
LISTS = (
    *("/kasus", "/tugas", "/tugas?rak=bisa", "/tugas?rak=semua", "/tugas?rak=selesai"),
    *("/gangguan", "/akses-darurat", "/audit"),
)
#: Ask every hat about every case: LK3_EXAMPLES=1 does.
EVERYTHING = "LK3_EXAMPLES" in os.environ
#: A case, and the sign of an address about it.
Pair = tuple[str, str]
#: What differs from page to page though nothing is told by it.
MARKS = re.compile(r'name="x-(csrf|kiriman)" value="[^"]*"')


@pytest.fixture(scope="module")
def world(migrated, databases, tmp_path_factory):
    folder = tmp_path_factory.mktemp("rights")
    with databases.copy(migrated, folder) as url, office_on(url, folder) as office:
        yield World(office).furnish()


class Heard(NamedTuple):
    """An answer, without what is another's on every page."""

    status: int
    words: str


class Visit:
    """Somebody at a browser, who asks for the rows of the page in their order."""

    def __init__(self, world: World, token: str, role: str = "") -> None:
        self.world, self.role = world, role
        self.person: Person = world.office.visitor()
        self.sit_down({"token": token} if token else {})

    def sit_down(self, more: Mapping[str, str] = NOTHING) -> None:
        """Carry the mark of a form, which who goes out leaves behind, and no word from before."""
        with self.person.client.session_transaction() as session:
            session.pop("_flashes", None)
            session.update({"x-csrf": TOKEN, **more})

    def ask(self, row: Row, relation: str = "none", *, by_script: bool = False) -> Heard:
        """Ask a row about a case; by script the answer is the words alone, and cheap to draw."""
        ids = self.world.ids[relation if relation in self.world.ids else "none"]
        ids = {"process": "tabel", "notice_id": "0", **self.world.ids["none"], **ids}
        hers = self.world.tasks[relation if relation in self.world.tasks else "none"]
        ids["task_id"] = hers.get(self.role or "pekerja_sosial", "0")
        path, sent = _filled(row.path, ids), _filled(row.sent, ids)
        kind = "application/json" if sent.startswith("{") else "application/x-www-form-urlencoded"
        answer = self.person.client.open(
            path,
            method=row.method,
            data=sent,
            content_type=kind,
            headers=BY_SCRIPT if by_script else PLAINLY,
        )
        words = MARKS.sub("", answer.text) if answer.mimetype.startswith("text") else ""
        for name, value in ids.items():
            words = words.replace(value, f"<{name}>")
        return Heard(answer.status_code, words)


def _filled(text: str, ids: dict[str, str]) -> str:
    return re.sub(r"<(\w+)>", lambda place: ids[place[1]], text)


def test_every_address_has_a_row(world):
    rules = world.office.app.url_map.iter_rules()
    known = {f"{way} {one.rule}" for one in rules for way in one.methods - {"HEAD", "OPTIONS"}}
    assert {row.rule for row in every_row()} == known


def test_every_deed_that_an_address_names_has_a_row():
    rows = {row.path for row in every_row()}
    assert {f"/kasus/<no>/akses/{deed}" for deed in OF_ACCESS} <= rows
    assert {f"/kasus/<no>/perbaikan/{deed}" for deed in OF_REPAIR} <= rows


def test_every_hat_has_its_signs():
    assert set(hats()) == HATS


@pytest.mark.parametrize("verb", RULES)
def test_every_rule_treats_the_hats_of_a_group_alike(verb):
    """So one of them can speak for the others."""
    for role, group in hats().items():
        for situation in (*SITUATIONS.values(), *CLOSED.values()):
            verdicts = [
                verdict(actor(hat), verb, replace(situation, role=hat if hers else ""))
                for hat in (role, SPEAKER[group])
                for hers in (True, False)
            ]
            assert verdicts[:2] == verdicts[2:], (role, situation)


@pytest.mark.parametrize(
    "role",
    # One of each group speaks for it on the other database.
    [pytest.param(hat, marks=() if hat in SPEAKERS else pytest.mark.once) for hat in hats()],
)
def test_each_hat_is_answered_as_the_page_says(world, role):
    visit = Visit(world, world.token_of(role, role), role)
    amiss = [*_lists(visit), *_about(visit), *_places(visit)]
    if role in SPEAKERS:
        amiss += _doors(visit, "in")
    assert not amiss, "\n".join(amiss)


@pytest.mark.parametrize("column", ["half", "out"])
def test_who_is_not_wholly_in_is_led_to_the_door(world, column):
    visit = Visit(world, world.token_of("separuh") if column == "half" else "")
    amiss = []
    inside = [row for row in every_row() if row not in {door.row for door in doors()}]
    for row in inside:
        found, said = visit.ask(row, "own").status, 303 if row.method == "GET" else 401
        if found != said:
            amiss.append(f"{row.address} {column}: {found}, said {said}")
    amiss += _doors(visit, column)
    assert not amiss, "\n".join(amiss)


def _lists(visit: Visit) -> Iterator[str]:
    """Look for the cases' numbers on every page that lists some."""
    hers = _known_to(hats()[visit.role])
    shown = "".join(visit.person.get(path).text for path in LISTS)
    for relation, ids in visit.world.ids.items():
        if relation not in hers and ids["no"] in shown:
            yield f"a list names the case {relation} to {visit.role}"


def _known_to(group: str) -> set[str]:
    """Return the cases whose number a hat may come by: the case, its log or a task is shown."""
    known = set()
    for names, signs_ in (
        (OF_CASES, CASES[group, "know"]),
        (OF_CASES, CASES[group, "log"]),
        (OF_TASKS, TASKS[group, "see"]),
    ):
        said = dict(zip(names, signs_, strict=True))
        known |= {relation for relation, sign in said.items() if sign == "+"}
    # A case whose tasks lie in the pool is as much another's as one whose tasks are taken.
    return known | {"pool"} if "another's" in known else known


def _about(visit: Visit) -> Iterator[str]:
    """Ask every address about every case; tell what the page does not say."""
    group = hats()[visit.role]
    for number, row in enumerate(addresses(ABOUT)):
        relations, said = (OF_TASKS, TASKS) if (group, row.right) in TASKS else (OF_CASES, CASES)
        signs_ = said[group, row.right] + "-" * len(SHUT)
        pairs = [*zip((*relations, *SHUT), signs_, strict=True)]
        pairs = _asked(visit.role, number, row, pairs)
        nothing = visit.ask(row, by_script=True) if "-" in dict(pairs).values() else None
        for relation, sign in pairs:
            heard = visit.ask(row, relation, by_script=sign in REFUSED)
            if heard.status != expected(row, sign):
                yield f"{row.address} as {visit.role}, {relation}: {heard.status}, said {sign}"
            elif sign == "-" and heard != nothing:
                yield f"{row.address} as {visit.role}, {relation}: not like one that is not there"


def _asked(role: str, number: int, row: Row, pairs: list[Pair]) -> list[Pair]:
    """Choose the cases a hat is asked about, what is refused first: a deed that is done says so.

    Who speaks for her group is asked about every case; the others of it about each in turn, and
    for no deed that is done. On the second database the cases take turns between the groups.
    A paper takes half a second: one is printed, of her own case, on one database.
    """
    turn = list(hats()).index(role)
    if row.path.endswith(".pdf"):
        printed = "" if SERVER else "own"
        pairs = [pair for pair in pairs if pair[1] == "-" or pair[0] == printed]
    if role not in SPEAKERS and not EVERYTHING:
        pairs = [pairs[(number + turn) % len(pairs)]] if row.changes_nothing else []
    elif SERVER and not EVERYTHING:
        pairs = [pairs[0], pairs[1 + turn % (len(pairs) - 1)]]
    return sorted(pairs, key=lambda pair: pair[1] != "-")


def _places(visit: Visit) -> Iterator[str]:
    said = signs("The places")
    for row in addresses(NOT_ABOUT):
        sign = said[hats()[visit.role], row.right]
        found = visit.ask(row, by_script=sign in REFUSED).status
        if found != expected(row, sign):
            yield f"{row.address} as {visit.role}: {found}, said {sign}"


def _doors(visit: Visit, column: str) -> Iterator[str]:
    for door in doors():
        visit.sit_down()
        found = visit.ask(door.row).status
        if found != door.answers[column]:
            yield f"{door.row.address} {column}: {found}, said {door.answers[column]}"
