"""The live state of the real pathway stays small, whatever is answered."""

from random import Random
from typing import Any

from engine.bpmn import pick
from engine.model import FieldFact, Json, JsonObject
from tests.engine.spiff.examples import chance, picked
from tests.engine.spiff.playing import Play
from tests.engine.spiff.test_equivalence import can
from tests.processes.story import definition, facts

RUNS, STEPS, MOST = 80, 150, 2304
STARTED: JsonObject = {"no_kasus": "13.77/2026/0001", "daerah": "13.77", "pemulai": "penerima"}


def value(field: FieldFact, random: Random) -> Json:
    if field.enum and field.type == "list":
        return [choice for choice in field.enum if random.random() < 0.5]
    if field.enum:
        return random.choice(field.enum)
    plain: dict[str, Json] = {
        "number": random.randrange(100),
        "boolean": random.random() < 0.5,
        "date": f"2026-05-{random.randrange(1, 29):02}",
        "datetime": "2026-05-05T10:00:00+07:00",
        "string": "x" * random.choice((5, 20, 60)),
        "list": [],
    }
    return plain[field.type]


def answers(form: str, random: Random) -> JsonObject:
    """Nine of ten questions of a form answered, cut to what travels."""
    told: dict[str, Any] = {}
    fields = facts()[form].fields if form else {}
    for path, field in fields.items():
        if field.type != "object" and random.random() < 0.9:
            *around, last = path.split(".")
            inner = told
            for name in around:
                inner = inner.setdefault(name, {})
            inner[last] = value(field, random)
    return pick(told, definition("konseling_keluarga").checked.reads, fields)


def step(case: Play, random: Random) -> None:
    deed, element = picked(random, can(case))
    if deed == "fire":
        case.fire(element)
    elif deed == "finish":
        case.finish(element, answers(case.task(element).node.form, random))
    else:
        form = next(wait.form for wait in case.awaited.values() if wait.element == element)
        case.receive(element, answers(form, random))


def test_a_state_of_the_real_pathway_is_at_most_two_and_a_quarter_kilobytes() -> None:
    sizes = []
    for number in range(RUNS):
        random = chance(number)
        case = Play(definition("konseling_keluarga"), STARTED)
        for _ in range(STEPS):
            if case.progress.status != "running":
                break
            step(case, random)
            sizes.append(len(case.state))
    assert len(sizes) > 5 * RUNS
    assert max(sizes) <= MOST
