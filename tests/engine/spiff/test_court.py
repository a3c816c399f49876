"""The court's processes run by random answers: to an end or a wait, and no token is skipped."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random

import pytest

from engine.bpmn import Checked, check_bundle, read_process
from engine.feel import FeelError, compile_expression
from engine.model import Json, Process
from engine.spiff import Definition
from tests.engine.spiff.examples import chance
from tests.engine.spiff.ledger import Ledger
from tests.engine.spiff.playing import Play

CORPUS = (
    Path(os.environ.get("LK3_CORPORA", Path(__file__).parents[4] / "shared" / "corpora"))
    / "hmcts-civil-bpmn"
)
STEPS = 3000
SEEDS = 3
#: The one incident that answers by chance may bring about.
NO_WAY = "tidak ada syarat yang terpenuhi dan tidak ada jalur bawaan."


@cache
def drawn() -> Mapping[str, tuple[str, Process]]:
    """Process id -> file and process."""
    found = {}
    for path in sorted(CORPUS.glob("*.bpmn")):
        processes, _ = read_process(path.name, path.read_bytes())
        found |= {name: (path.name, process) for name, process in processes.items()}
    return found


def needed(process: str) -> set[str]:
    """The files of a process and of those it calls."""
    names, todo = set[str](), [process]
    while todo:
        name = todo.pop()
        if name in drawn() and name not in names:
            names.add(name)
            todo += [node.calls for node in drawn()[name][1].nodes.values() if node.calls]
    return {drawn()[name][0] for name in names}


def choices(checked: Checked) -> Mapping[str, list[Json]]:
    """What each variable may be: what conditions compare it with, or yes and no; or nothing."""
    found: dict[str, list[Json]] = {path: [None] for path in sorted(checked.reads)}
    for process in checked.processes.values():
        for flow in process.flows.values():
            for path, value in sorted(literals(flow.condition), key=repr):
                found.setdefault(path, [None]).append(value)
    return {path: values if values[1:] else [None, True, False] for path, values in found.items()}


def literals(condition: str) -> set[tuple[str, Json]]:
    try:
        return set(compile_expression(condition).literals)
    except FeelError:
        return set()


def answers(chance: Random, choices: Mapping[str, list[Json]]) -> dict[str, Json]:
    """A value for each variable; a part is set in its whole."""
    told: dict[str, Json] = {}
    for path, values in choices.items():
        place: dict[str, Json] = told
        *around, name = path.split(".")
        for part in around:
            inner = place.get(part)
            place = inner if isinstance(inner, dict) else place.setdefault(part, {})
        place[name] = chance.choice(values)
    return told


def deeds(case: Play) -> Iterator[tuple[str, str]]:
    yield from (("finish", task.node.id) for task in case.opened.values())
    yield from (("fire", clock.element) for clock in case.clocks.values())
    yield from (("receive", wait.element) for wait in case.awaited.values())


def run(definition: Definition, number: int) -> tuple[str, int]:
    """Play one case to an end, an incident or the bound; return how it stands and its steps."""
    luck = chance(number)
    values = choices(definition.checked)
    case = Play(definition, answers(luck, values))
    ledger = Ledger(definition.checked.processes)
    ledger.write(case.progress)
    for step in range(STEPS):
        can = sorted(deeds(case))
        if case.progress.status != "running" or not can:
            return standing(case), step
        deed, element = luck.choice(can)
        told = [] if deed == "fire" else [answers(luck, values)]
        ledger.write(getattr(case, deed)(element, *told))
    return standing(case), STEPS


def standing(case: Play) -> str:
    """Tell how the case stands; no incident but of a gateway that no answer fits is borne."""
    failure = case.progress.failure
    if failure is not None:
        assert NO_WAY in str(failure.message)
    elif case.progress.status == "running":
        assert list(deeds(case)), "it waits for nothing"
    return case.progress.status


@pytest.mark.slow
def test_each_accepted_process_runs_to_an_end_or_a_wait(capsys: pytest.CaptureFixture[str]) -> None:
    if not CORPUS.is_dir():
        pytest.skip(f"the court's processes are not in {CORPUS}: set LK3_CORPORA")
    counts: Counter[str] = Counter()
    for process in drawn():
        sources = {name: (CORPUS / name).read_bytes() for name in needed(process)}
        checked = check_bundle(process, sources, {})
        counts["accepted"] += checked.usable
        if checked.usable:
            definition = Definition.build(checked)
            for number in range(SEEDS):
                status, steps = run(definition, number)
                counts[status] += 1
                counts["steps"] += steps
    with capsys.disabled():
        print(f"\nthe court's processes: {dict(counts)}")  # noqa: T201 the count is asked for
    assert counts["accepted"] >= 150
    assert counts["ended"] > counts["accepted"]
