"""Diagrams that pass every check and are made to be slow when a case runs on them."""

from itertools import pairwise

from engine.bpmn import check_bundle
from engine.spiff import Definition
from tests.attacks.attack import Attack
from tests.engine.spiff.building import build, unproven
from tests.engine.spiff.drawing import (
    END,
    START,
    both,
    call,
    file_of,
    flows,
    script,
    user,
    users,
    xor,
)
from tests.engine.spiff.playing import Play

WAY = flows("mulai>c c>selesai")


def run(definition: Definition) -> list[str]:
    """Start a case and finish its first task; tell how it stands and what failed."""
    case = Play(definition, {"n": 10_000})
    if case.opened:
        case.finish(next(iter(case.opened.values())).node.id)
    failure = case.progress.failure
    return [case.progress.status, *(str(failure.message).split() if failure else ())]


def loop() -> Definition:
    drawn = START + script("putar", "x = 1") + xor("g", "g_selesai") + xor("m") + END
    return build(drawn + flows("mulai>m m>putar putar>g g>m g>selesai", {"g_m": "x = 1"}))


def instances(number: str) -> Definition:
    many = f"<multiInstanceLoopCharacteristics><loopCardinality>{number}</loopCardinality>"
    repeated = user("k", many + "</multiInstanceLoopCharacteristics>")
    return build(START + repeated + END + flows("mulai>k k>selesai"))


def branches(number: int) -> Definition:
    names = " ".join(f"t{n}" for n in range(number))
    ways = " ".join(f"f>t{n} t{n}>h" for n in range(number))
    drawn = START + both("f") + users(names) + both("h") + END
    return build(drawn + flows(f"mulai>f {ways} h>selesai"))


def calls(number: int) -> dict[str, bytes]:
    """A chain of processes, each calling the next."""
    names = ["p", *(f"q{n}" for n in range(number))]
    files = {
        f"{name}.bpmn": file_of(name, START + call("c", called) + END + WAY)
        for name, called in pairwise(names)
    }
    return files | {f"{names[-1]}.bpmn": file_of(names[-1], START + users("c") + END + WAY)}


def check(files: dict[str, bytes]) -> list[str]:
    return [problem.code for problem in check_bundle("p", files, {}).problems]


RUNS = {
    "case: a loop nobody waits in": Attack(loop, run, "stuck"),
    "case: ten thousand instances": Attack(lambda: instances("n"), run, "stuck"),
    "case: two hundred instances": Attack(lambda: instances("200"), run, "running"),
    "case: 99 branches": Attack(lambda: branches(99), run, "running"),
    "case: calls thirty deep, past the check": Attack(lambda: unproven(calls(30)), run, "stuck"),
    "calls thirty deep": Attack(lambda: calls(30), check, "bpmn.call_depth"),
    "a process that calls itself": Attack(
        lambda: {"p.bpmn": file_of("p", START + call("c", "p") + END + WAY)},
        check,
        "bpmn.call_cycle",
    ),
}
