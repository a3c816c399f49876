"""What a step costs the engine, and that a long case costs no more; prints, asserts no time.

.venv/bin/pytest tests/benchmarks/test_growth_benchmark.py -s
"""

from datetime import UTC, datetime
from statistics import median
from time import process_time

from engine.spiff import Definition, Running
from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import (
    END,
    START,
    both,
    boundary,
    call,
    catch,
    flows,
    message,
    timer,
    users,
    xor,
)

NOW = datetime(2026, 3, 2, tzinfo=UTC)
#: Sessions after which the cost is looked at, and over how many steps.
EARLY, LATE, OVER = 10, 1000, 300


def counseling() -> Definition:
    """Intake, triage, a called assessment, plan and consent, sessions, referral, closure."""
    drawn = START + users("terima darurat rencana setuju sesi eskalasi rujuk pantau tutup") + END
    drawn += xor("triase", "triase_jalur") + xor("jalur") + call("asesmen", "q") + both("f")
    drawn += both("j") + xor("ulang") + xor("lagi", "lagi_rujuk") + '<endEvent id="sudah"/>'
    drawn += boundary("sla", "sesi", timer("timeDuration", "P7D"), stops=False)
    drawn += catch("tunggu", message("balasan"))
    drawn += flows(
        "mulai>terima terima>triase triase>darurat triase>jalur darurat>jalur jalur>asesmen "
        "asesmen>f f>rencana f>setuju rencana>j setuju>j j>ulang ulang>sesi sesi>lagi lagi>ulang "
        "lagi>rujuk rujuk>tunggu tunggu>pantau pantau>tutup tutup>selesai sla>eskalasi "
        "eskalasi>sudah",
        {"triase_darurat": 'risiko = "tinggi"', "lagi_ulang": "sesi_lagi"},
    )
    forms = START.replace("mulai", "m2") + users("f1 f2 f3 f4") + END.replace("selesai", "s2")
    return build(drawn, called={"q": forms + flows("m2>f1 f1>f2 f2>f3 f3>f4 f4>s2")})


class Case:
    """One case as the store holds it between steps."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self.costs: list[float] = []
        self.largest = 0
        self.open: list[tuple[str, str, str]] = []
        self._take(Running.start(definition, {"risiko": "tinggi"}, NOW))

    def step(self, *, again: bool) -> str:
        """Restore, complete what has waited longest, advance, dump; return its element."""
        element, deed, key = self.open.pop(0)
        began = process_time()
        running = Running.restore(self.definition, self.state, NOW)
        getattr(running, deed)(key, {"sesi_lagi": again} if element == "sesi" else {})
        self._take(running, began)
        return element

    def _take(self, running: Running, began: float = 0.0) -> None:
        progress = running.advance()
        self.state = running.dump()
        if began:
            self.costs.append((process_time() - began) * 1000)
        self.ended = progress.status == "ended"
        self.largest = max(self.largest, len(self.state))
        self.open += [(task.node.id, "finish", task.id) for task in progress.opened]
        self.open += [(wait.element, "receive", wait.id) for wait in progress.awaited]


def aged(definition: Definition, sessions: int) -> Case:
    """A case that has had so many sessions."""
    case = Case(definition)
    had = 0
    while had < sessions:
        had += case.step(again=True) == "sesi"
    case.costs.clear()
    return case


def test_a_long_case_costs_no_more_than_a_short_one(capsys) -> None:
    definition = counseling()
    short, long = aged(definition, EARLY), aged(definition, LATE)
    for _ in range(OVER):  # by turns, as the machine is never equally busy
        short.step(again=True)
        long.step(again=True)
    assert max(short.largest, long.largest) <= 2048
    early, late = median(short.costs), median(long.costs)
    told = f"engine CPU per step: {early:.2f} ms at {EARLY} sessions, {late:.2f} ms at {LATE}"
    with capsys.disabled():
        print(f"\n{told} (ratio {late / early:.2f}); largest state {long.largest} bytes")  # noqa: T201


def test_a_step_of_a_whole_case_is_told(capsys) -> None:
    definition = counseling()
    costs: list[float] = []
    for _ in range(20):
        case, sessions = Case(definition), 0
        while not case.ended:
            sessions += case.step(again=sessions < 7) == "sesi"
        costs += case.costs
    with capsys.disabled():
        mean = sum(costs) / len(costs)
        print(f"\nengine CPU per step: {mean:.2f} ms mean, {median(costs):.2f} ms median")  # noqa: T201
