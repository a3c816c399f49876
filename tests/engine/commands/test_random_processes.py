"""Random processes in a real database go the way of the same ones in memory, kept whole."""

import json
import re
from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from engine import CompleteTask, Database, Engine, PublishDefinition, ReceiveMessage, StartCase
from engine.commands.fire_timer import FireTimer
from engine.spiff import Definition
from engine.store.bundles import read_bundle
from engine.store.schema import case_file, task
from engine.store.schema_trail import awaited, clock, passed
from forms import FormLibrary
from tests.conftest import HandClock
from tests.engine.office import COORDINATOR, MACHINE, PARIAMAN, WORKER, schema
from tests.engine.spiff.blocks import EVERY, block, drawer
from tests.engine.spiff.drawer import VARIABLES, Block
from tests.engine.spiff.drawing import file_of
from tests.engine.spiff.examples import NUMBERS, chance, numbered, picked
from tests.engine.spiff.playing import NOON, Play
from tests.engine.spiff.shapes_work import FILES

pytestmark = pytest.mark.slow

#: A case begins without a list to go through.
KINDS = EVERY - {"each"}
MACHINE_HERE = replace(MACHINE, daerah=PARIAMAN)
#: One in so many of the random processes runs through a database, too.
SHARE = 8
STEPS = 20
NUMBER: dict[str, Any] = {"type": "integer", "minimum": 0, "maximum": 9}
FORM = schema(
    "Isi",
    {
        **{name: {**NUMBER, "title": name} for name in ("v0", "v1", "v2")},
        "o": {
            "type": "object",
            "title": "o",
            "properties": {name: {**NUMBER, "title": name} for name in "ab"},
        },
    },
    (),
)
_ASKS = (
    '<spiffworkflow:properties><spiffworkflow:property name="formJsonSchemaFilename" '
    'value="isi.schema.json"/></spiffworkflow:properties>'
)


@pytest.fixture
def keyring():
    """Rows are looked at as they lie in the database."""
    return


def asking(drawn: str) -> str:
    """Give every human task the form that sets the variables."""
    drawn = re.sub(
        r"(<(?:userTask|manualTask|task) [^>]*>)",
        rf"\1<extensionElements>{_ASKS}</extensionElements>",
        drawn,
    )
    return drawn.replace("</extensionElements><extensionElements>", "")


def files_of(made: Block, root: str) -> dict[str, bytes]:
    drawn = drawer()
    bundle = {f"{root}.bpmn": file_of(root, asking(drawn.content(made, root)))}
    bundle |= {f"{name}.bpmn": file_of(name, asking(text)) for name, text in drawn.called.items()}
    return {**bundle, **FILES, "isi.schema.json": FORM}


def answers(value: int) -> dict[str, Any]:
    told: dict[str, Any] = {name: value for name in VARIABLES if "." not in name}
    return {**told, "o": {"a": value, "b": value}}


class Stored:
    """A case that lives in the database, done to by commands alone."""

    def __init__(self, office: Engine, database: Database, process: str) -> None:
        self.office = office
        self.database = database
        self.no = office.do(StartCase(process), WORKER).case_no

    def do(self, deed: str, element: str, value: int) -> None:
        if deed == "finish":
            (task_id,) = self._rows(task, task.c.element == element, task.c.status == "open")
            self.office.do(CompleteTask(task_id.id, answers(value)), WORKER)
        elif deed == "fire":
            (row,) = self._rows(clock, clock.c.element == element)
            self.office.do(FireTimer(row.id, PARIAMAN), MACHINE_HERE)
        else:
            (row,) = self._rows(awaited, awaited.c.element == element)
            self.office.do(ReceiveMessage(row.message, case_no=self.no), WORKER)

    def told(self) -> dict[str, Any]:
        case = self._case()
        return {
            "status": case.status,
            "data": json.loads(case.known),
            "waiting": sorted(row.element for row in self._rows(task, task.c.status == "open")),
            "clocks": sorted((row.element, row.due) for row in self._rows(clock)),
            "awaited": sorted(row.element for row in self._rows(awaited)),
            "passed": [
                (row.element, row.state)
                for row in sorted(self._rows(passed), key=lambda row: (row.seq, row.place))
            ],
        }

    def _case(self) -> Any:
        with self.database.reading() as connection:
            return connection.execute(select(case_file).where(case_file.c.no == self.no)).one()

    def _rows(self, table: Any, *conditions: Any) -> list[Any]:
        query = select(table).where(table.c.case_id == self._case().id, *conditions)
        with self.database.reading() as connection:
            return list(connection.execute(query))


def told(case: Play) -> dict[str, Any]:
    return {
        "status": case.progress.status,
        "data": case.progress.data,
        "waiting": case.waiting,
        "clocks": sorted((one.element, one.due) for one in case.clocks.values()),
        "awaited": sorted(one.element for one in case.awaited.values()),
        "passed": case.passed,
    }


def distinct(case: Play) -> list[tuple[str, str]]:
    """What can be done and is told apart by its name alone, as the rows have other ids."""
    letters = Counter(wait.message for wait in case.awaited.values())
    deeds = Counter(
        [("finish", one.node.id) for one in case.opened.values()]
        + [("fire", one.element) for one in case.clocks.values()]
        + [
            ("receive", wait.element)
            for wait in case.awaited.values()
            if letters[wait.message] == 1
        ]
    )
    return sorted(deed for deed, count in deeds.items() if count == 1)


def step(whole: Play, stored: Stored, time: HandClock, random: Random) -> None:
    deed, element = picked(random, distinct(whole))
    value = random.randrange(10)
    if deed == "fire":
        due = next(one.due for one in whole.clocks.values() if one.element == element)
        whole.now = max(whole.now, due)
    getattr(whole, deed)(element, *([answers(value)] if deed == "finish" else []))
    time.now = whole.now
    stored.do(deed, element, value)


def begun(office: Engine, database: Database, root: str, made: Block) -> tuple[Play, Stored]:
    files = files_of(made, root)
    office.do(PublishDefinition(PARIAMAN, root, files), COORDINATOR)
    whole = Play(Definition.build(read_bundle(root, files, FormLibrary()).checked), whole=True)
    return whole, Stored(office, database, root)


def play(whole: Play, stored: Stored, time: HandClock, random: Random) -> int:
    """Do the same to both until nothing is left to do; return the number of deeds."""
    assert stored.told() == told(whole)
    for done in range(STEPS):
        if whole.progress.status != "running" or not distinct(whole):
            return done
        step(whole, stored, time, random)
        assert stored.told() == told(whole)
    return STEPS


def test_a_stored_case_goes_the_way_of_one_in_memory(office, database, clock) -> None:
    deeds = 0
    for number in NUMBERS[::SHARE]:
        random = chance(number)
        made = block(random, KINDS)
        with numbered(number, made):
            clock.now = NOON
            whole, stored = begun(office, database, f"acak_{number}", made)
            deeds += play(whole, stored, clock, random)
    assert deeds > 4 * len(NUMBERS[::SHARE])
