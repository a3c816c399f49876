"""Meets attacks one by one, each in a fork of its own, and tells what it cost.

Reads names of attacks from standard input, a line each; answers each with a line of JSON.
`python -m tests.attacks.measuring all` prints the whole table.
"""

import json
import os
import resource
import sys
import time
from dataclasses import asdict, dataclass

from tests.attacks.attack import Attack
from tests.attacks.diagrams import BYTES, SLOW
from tests.attacks.expressions import EXPRESSIONS
from tests.attacks.papers import FORMS, TABLES
from tests.attacks.runs import RUNS

ATTACKS: dict[str, Attack] = {**BYTES, **SLOW, **EXPRESSIONS, **FORMS, **TABLES, **RUNS}
#: Seconds of processor time the yardstick takes on the machine the limits are meant for.
YARDSTICK = 0.05
#: Beyond this a fork is killed: seconds of processor time, bytes of address space.
PATIENCE, ROOM = 60, 4 << 30


@dataclass(frozen=True, slots=True)
class Cost:
    """What meeting one attack took."""

    #: Seconds of processor time, as the machine the limits are meant for would take.
    seconds: float
    #: Seconds of processor time as measured here.
    measured: float
    #: Most memory the whole process held, interpreter and libraries included, in megabytes.
    megabytes: int
    #: Everything that was said to it, once each.
    said: tuple[str, ...]


def yardstick() -> float:
    """Time a fixed piece of work like that of a check: small objects, dicts, strings."""
    began = time.process_time()
    seen: dict[str, tuple[int, ...]] = {}
    for number in range(60_000):
        seen[f"n{number % 997}"] = (*seen.get(f"n{number % 31}", ())[:4], number)
    return time.process_time() - began


def meet(attack: Attack) -> Cost:
    """Meet one attack in this process."""
    given = attack.make()
    before = yardstick()
    began = time.process_time()
    said = tuple(sorted(set(attack.meet(given))))
    measured = time.process_time() - began
    slower = max(1.0, (before + yardstick()) / 2 / YARDSTICK)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Cost(round(measured / slower, 3), round(measured, 3), megabytes, said)


def meet_apart(name: str) -> str:
    """Meet one attack in a fork; return its cost, or how the fork died, as JSON."""
    hearing, telling = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
        try:
            told = json.dumps(asdict(meet(ATTACKS[name])))
        except BaseException as error:  # noqa: BLE001  a traceback is what the test must see
            told = json.dumps({"died": repr(error)})
        os.write(telling, told.encode())
        os._exit(0)
    os.close(telling)
    with os.fdopen(hearing) as told_there:
        told = told_there.read()
    _, status = os.waitpid(child, 0)
    return told or json.dumps({"died": f"signal {os.waitstatus_to_exitcode(status)}"})


def main() -> None:
    wanted = ATTACKS if sys.argv[1:] else (line.strip() for line in sys.stdin)
    for name in wanted:
        print(meet_apart(name) + (f" {name}" if sys.argv[1:] else ""), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
