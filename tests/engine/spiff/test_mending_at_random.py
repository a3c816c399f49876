"""Random processes whose tokens are moved, and that change their version, on the way."""

from collections import Counter
from random import Random

import pytest

from engine.bpmn import grounds_of
from engine.model import say
from engine.spiff import repair
from engine.spiff.migration import Version, attempt
from engine.spiff.running import Running
from tests.engine.spiff.blocks import block, drawer
from tests.engine.spiff.building import build
from tests.engine.spiff.drawer import VARIABLES
from tests.engine.spiff.examples import NUMBERS, chance, numbered
from tests.engine.spiff.playing import Play
from tests.engine.spiff.shapes_work import FILES
from tests.engine.spiff.test_equivalence import START_DATA, STEPS, answers, can, told

pytestmark = pytest.mark.slow

#: A part of the numbers that are played for equivalence: each is played with a restart per step.
SOME = NUMBERS[: max(1, len(NUMBERS) // 10)]


#: Why a case is stuck whose joins wait for tokens that never come; no move may bring it there.
WAITS_FOR_NOTHING = (
    "reason",
    say("tidak ada lagi yang ditunggu, padahal prosesnya belum berakhir."),
)


def versions(random: Random) -> tuple[Version, Version]:
    """The same process twice, each built for itself."""
    made, drawn = block(random), drawer()
    content = drawn.content(made, "p")
    built = [build(content, called=drawn.called, files=FILES) for _ in range(2)]
    one, two = (Version(definition, grounds_of(definition.checked)) for definition in built)
    return one, two


def step(random: Random, *cases: Play) -> None:
    """Take one random step in all of the cases, which stand alike."""
    deed, element = random.choice(can(cases[0]))
    said = [] if deed == "fire" else [answers(random.choice(VARIABLES), random.randrange(10))]
    for case in cases:
        getattr(case, deed)(element, *said)


def carried(case: Play, here: Version, there: Version) -> bool:
    """Take a case to the other version; tell whether it could go."""
    trial = attempt(case.state, here, there, {}, {}, case.now)
    assert trial.missing == {}
    assert trial.notes == ()
    if trial.running is None:
        return False
    case._running, case.definition = trial.running, there.definition
    progress = case._advance()
    assert progress.passed == progress.opened == progress.started_clocks == progress.awaited == ()
    assert progress.withdrawn == progress.stopped_clocks == progress.unawaited == ()
    return True


def test_a_case_that_changes_to_an_equal_version_runs_on_as_if_it_had_stayed():
    went: Counter[bool] = Counter()
    for number in SOME:
        random = chance(number)
        with numbered(number, "two versions"):
            here, there = versions(random)
            stays, goes = (Play(here.definition, START_DATA) for _ in range(2))
            for _ in range(STEPS):
                if stays.progress.status != "running":
                    break
                step(random, stays, goes)
                assert told(goes) == told(stays)
                if goes.progress.status == "running" and random.random() < 0.5:
                    gone = carried(goes, here, there)
                    here, there = (there, here) if gone else (here, there)
                    went[gone] += 1
    if len(SOME) >= 20:
        assert went[True] > 2 * went[False]


def test_a_case_whose_tokens_are_moved_where_they_may_comes_to_its_end():
    moves = 0
    for number in SOME:
        random = chance(number)
        with numbered(number, "moved tokens"):
            here, _ = versions(random)
            case = Play(here.definition, START_DATA)
            for _ in range(STEPS):
                if case.progress.status != "running":
                    break
                step(random, case)
                if case.progress.status == "running" and random.random() < 0.4:
                    moves += moved(case, here, random)
            failure = case.progress.failure
            assert failure is None or failure.message.values[-1] != WAITS_FOR_NOTHING
    if len(SOME) >= 20:
        assert moves > len(SOME) / 2


def moved(case: Play, here: Version, random: Random) -> bool:
    """Move a token somewhere, or take one away; tell whether there was any to be moved."""
    running = Running.restore(case.definition, case.state, case.now)
    points = tuple(repair.points(running, here.grounds))
    ways = [(point.id, target) for point in points for target in point.targets]
    ways += [(point.id, "") for point in points if point.may_cancel]
    if not ways:
        return False
    token, target = random.choice(ways)
    if target:
        case.step(lambda one: repair.move(one, token, target, here.grounds))
    else:
        case.step(lambda one: repair.withdraw(one, token, here.grounds))
    return True
