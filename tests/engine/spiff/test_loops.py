"""Activities done several times: rounds, items, conditions to stop, and a small state."""

import pytest

from engine.spiff import Definition, Running
from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import END, START, flows, inner, tag, user, users, xor
from tests.engine.spiff.playing import NOON, Play, Twins

END2 = '<endEvent id="s2"/>'
START2 = '<startEvent id="m2"/>'
SEVERAL = "multiInstanceLoopCharacteristics"
EACH = '<loopDataInputRef>anak</loopDataInputRef><inputDataItem id="satu" name="satu"/>'
GATHER = '<loopDataOutputRef>semua</loopDataOutputRef><outputDataItem id="nilai" name="nilai"/>'
WAYS = ("", 'isSequential="true"')


def several(inside: str, kind: str = "") -> str:
    return f"<{SEVERAL} {kind}>{inside}</{SEVERAL}>"


def until(condition: str) -> str:
    return f"<completionCondition>{condition}</completionCondition>"


def loop(condition: str = "", **marks: str) -> str:
    inside = f"<loopCondition>{condition}</loopCondition>" if condition else ""
    told = "".join(f' {name}="{value}"' for name, value in marks.items())
    return f"<standardLoopCharacteristics{told}>{inside}</standardLoopCharacteristics>"


def repeated(inside: str, shape: str = "task") -> Definition:
    """`k`, repeated as `inside` says: a task, a sub-process or a call around the task `isi`."""
    part = START2 + users("isi") + END2 + flows("m2>isi isi>s2")
    shapes = {
        "task": user("k", inside),
        "sub": inner("k", inside + part),
        "call": tag("callActivity", "k", inside, calledElement="q"),
    }
    drawn = START + shapes[shape] + users("b") + END + flows("mulai>k k>b b>selesai")
    return build(drawn, called={"q": part} if shape == "call" else {})


SHAPES = {"task": "k", "sub": "isi", "call": "isi"}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", WAYS)
def test_instances_done_are_counted_until_they_are_enough(kind: str, shape: str) -> None:
    enough = until("numberOfCompletedInstances &gt;= 2")
    case = Twins(repeated(several(EACH + enough, kind), shape), {"anak": ["a", "b", "c", "d"]})
    assert case.waiting == [SHAPES[shape]] * (1 if kind else 4)
    case.finish(SHAPES[shape])
    progress = case.finish(SHAPES[shape])
    assert case.waiting == ["b"]
    assert len(progress.withdrawn) == (0 if kind else 2)


@pytest.mark.parametrize(
    ("kind", "condition", "rounds"),
    [
        ("", "numberOfCompletedInstances / numberOfInstances &gt;= 0.5", 2),
        ("", "numberOfActiveInstances = 1", 3),
        ("", "numberOfTerminatedInstances = 0", 1),
        ("", "nrOfCompletedInstances = nrOfInstances - 1", 3),
        ("", "${nrOfCompletedInstances >= 2}".replace(">", "&gt;"), 2),
        (WAYS[1], "numberOfInstances = 3", 3),
        (WAYS[1], "nrOfInstances = 4 and nrOfActiveInstances = 0", 1),
        (WAYS[1], "numberOfInstances &gt; 100", 4),
    ],
)
def test_a_completion_condition_reads_the_standards_counts(
    kind: str, condition: str, rounds: int
) -> None:
    case = Twins(repeated(several(EACH + until(condition), kind)), {"anak": ["a", "b", "c", "d"]})
    for _ in range(rounds):
        assert set(case.waiting) == {"k"}
        case.finish("k")
    assert case.waiting == ["b"]


@pytest.mark.parametrize("kind", WAYS)
def test_each_instance_knows_its_number_and_its_item(kind: str) -> None:
    asked = user("isi", lk3__assignee="satu + string(loopCounter)")
    part = several(EACH, kind) + START2 + asked + END2 + flows("m2>isi isi>s2")
    drawn = START + inner("k", part) + END + flows("mulai>k k>selesai")
    case = Play(build(drawn), {"anak": ["a", "b", "c"], "loopCounter": "lama"})
    seen = []
    while case.progress.status == "running":
        seen.append(min(task.assignee for task in case.opened.values()))
        key = min(case.opened, key=lambda key: case.opened[key].assignee)
        case.opened.pop(key)
        case.step(lambda running, key=key: running.finish(key, {}))
    assert seen == ["a1", "b2", "c3"]
    assert case.progress.data["loopCounter"] == "lama"


@pytest.mark.parametrize("kind", WAYS)
def test_outputs_are_gathered_in_the_order_of_the_items(kind: str) -> None:
    stop = until("nilai_cukup = true")
    part = several(EACH + GATHER + stop, kind)
    drawn = START + user("k", part) + xor("g", "g_c") + users("b c") + END
    drawn += flows("mulai>k k>g g>b g>c b>selesai c>selesai", {"g_b": "count(semua) = 3"})
    case = Play(build(drawn), {"anak": ["a", "b", "c"]})
    keys = list(case.opened)
    if not kind:  # the last first
        case.opened.pop(keys[2])
        case.step(lambda running: running.finish(keys[2], {"nilai": 30}))
        case.finish("k", {"nilai": 10})
        case.finish("k", {"nilai": 20, "nilai_cukup": True})
    else:
        for value in (10, 20):
            case.finish("k", {"nilai": value})
        case.finish("k", {"nilai": 30})
    assert case.waiting == ["b"]
    assert case.progress.data["semua"] == [10, 20, 30]


def test_instances_at_once_do_not_undo_what_another_wrote() -> None:
    drawn = START + user("k", several("<loopCardinality>2</loopCardinality>"))
    drawn += xor("g", "g_c") + users("b c") + END
    drawn += flows(
        "mulai>k k>g g>b g>c b>selesai c>selesai",
        {"g_b": "x = 1 and y = 2 and o.p = 1 and o.q = 2"},
    )
    case = Twins(build(drawn), {"x": 0, "y": 0, "o": {"p": 0, "q": 0}})
    case.finish("k", {"x": 1, "o": {"p": 1, "q": 0}})
    case.finish("k", {"y": 2, "o": {"p": 0, "q": 2}})
    assert case.waiting == ["b"]


def test_a_loop_inside_a_loop_gives_the_outer_number_back() -> None:
    deep = user("isi", several("<loopCardinality>2</loopCardinality>"))
    after = user("lalu", lk3__assignee='"n" + string(loopCounter)')
    part = several("<loopCardinality>3</loopCardinality>", WAYS[1])
    part += START2 + deep + after + END2 + flows("m2>isi isi>lalu lalu>s2")
    case = Twins(build(START + inner("k", part) + END + flows("mulai>k k>selesai")))
    for number in (1, 2, 3):
        case.finish("isi")
        case.finish("isi")
        assert case.task("lalu").assignee == f"n{number}"
        case.finish("lalu")
    assert case.progress.status == "ended"


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("marks", "rounds"),
    [
        ({"condition": "lagi = true", "testBefore": "true"}, 0),
        ({"condition": "lagi = true"}, 1),
        ({"loopMaximum": "3"}, 3),
        ({"condition": "loopCounter &lt; 2"}, 2),
        ({"condition": "loopCounter &lt; 2", "testBefore": "true"}, 2),
        ({"condition": "loopCounter &lt; 9", "loopMaximum": "4", "testBefore": "true"}, 4),
    ],
)
def test_a_loop_goes_round_as_often_as_it_says(
    marks: dict[str, str], rounds: int, shape: str
) -> None:
    case = Twins(repeated(loop(**marks), shape))
    for _ in range(rounds):
        assert case.waiting == [SHAPES[shape]]
        case.finish(SHAPES[shape])
    assert case.waiting == ["b"]


GROWING = {
    "loop": (loop("lagi = true"), {}),
    "sequence": (several("<loopCardinality>200</loopCardinality>", WAYS[1]), {}),
    "items": (several(EACH, WAYS[1]), {"anak": [1] * 200}),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", GROWING)
def test_the_state_does_not_grow_with_the_rounds(name: str, shape: str) -> None:
    inside, data = GROWING[name]
    case = Twins(repeated(inside, shape), data)
    sizes = []
    for _ in range(100):
        case.finish(SHAPES[shape], {"lagi": True})
        sizes.append(len(case.state))
    assert sizes[-1] - sizes[4] <= 16  # counts take a few bytes more


def test_instances_at_once_shrink_the_state_as_they_are_done() -> None:
    case = Twins(repeated(several("<loopCardinality>100</loopCardinality>")))
    sizes = [len(case.state)]
    for _ in range(99):
        case.finish("k")
        sizes.append(len(case.state))
    assert sizes[-1] < sizes[0] / 10


def test_an_instance_whose_list_has_shrunk_meanwhile_gets_no_item() -> None:
    asked = user("k", several(EACH, WAYS[1]), lk3__assignee="satu")
    case = Twins(build(START + asked + END + flows("mulai>k k>selesai")), {"anak": ["a", "b"]})
    assert case.task("k").assignee == "a"
    case.finish("k", {"anak": ["z"]})
    assert case.task("k").assignee == ""
    assert case.finish("k").status == "ended"


#: States that version 1 wrote after two of the rounds. Never renew them: such are in databases.
WRITTEN_BY_1 = {
    "parallel": (
        several(EACH),
        2,
        bytes.fromhex(
            "0182079eb15efca6dd940b81ce46114b6694a161a162a163a164939b96ce5eb87a8b40ffc410f163366b9648"
            "6e8ef6cc0fecfa0312ef02910295cef224a5114000c410b87d7bc69e53b085969783529947cb1b0497ce0862"
            "575d2001c410b1b717cb42d1afc9b599fe24d463972909c081a66d657267656492d920336231356465663838"
            "3539346633353233636461646163353439303733623065d92064626639316134396663626335333136313232"
            "3931303565626535316665343393ce71beeff9040293ce56d0434f040393ce1b3eea93040493ce38b1755104"
            "0597ced4119c93d0c002c4103b15def88594f3523cdadac549073b0e0ac081ac6b65795f6f725f696e646578"
            "0097ced4119c93d0c002c410dbf91a49fcbc53161229105ebe51fe430bc081ac6b65795f6f725f696e646578"
            "0197ced4119c93f002c4105348d928ef055e7291c81608702e11ea07920181a473617475a16381ac6b65795f"
            "6f725f696e6465780297ced4119c93f002c410878896188e93fc000702532d6b25014a08920181a473617475"
            "a16481ac6b65795f6f725f696e6465780308c290"
        ),
    ),
    "sequence": (
        several(EACH, WAYS[1]),
        2,
        bytes.fromhex(
            "0182079eb1c943bfe0940a81ce46114b6694a161a162a163a164939a96ce5eb87a8b40ffc410d2379cc1f142"
            "94b554cbd596b840074802910295cef224a5114000c410e481a5d197758bf6d44666c1165362900497ce0862"
            "575d2001c410ce8d0c46e6057b7a39e2708b9698d4f406c082a66d657267656492d920633332363366633265"
            "6365663139363830633335396164353764636534323538d92063363065326465653466303333363936613065"
            "34313064653135306337656365a972656d61696e696e67910393ce71beeff9040293ce56d0434f040393ce1b"
            "3eea93040493ce38b17551040597ced4119c93d0c002c410c3263fc2ecef19680c359ad57dce425807c081ac"
            "6b65795f6f725f696e6465780097ced4119c93d0c002c410c60e2dee4f033696a0e410de150c7ece09c081ac"
            "6b65795f6f725f696e6465780197ced4119c93f002c4103fa680cf6e4b3906c27dabf3380510d30a920181a4"
            "73617475a16381ac6b65795f6f725f696e6465780208c290"
        ),
    ),
    "counted": (
        several("<loopCardinality>4</loopCardinality>", WAYS[1]),
        2,
        bytes.fromhex(
            "0182079eb1c4e5d0e5940a80939a95ce5eb87a8b40ffc41007c8103b3b60fa3533e4a0d600249a6f0295cef2"
            "24a5114000c410f208d14f7f4ac60b87b7616a61da34f20497ce0862575d2001c410fb921e7ba43c632dba22"
            "885bd4146b6906c083a66d657267656492d92036393262303332333530313164636635333361646532656662"
            "33363331393734d9206139313965373463323939613536316330323165346135383864343830353537ab6361"
            "7264696e616c69747904a763757272656e740393ce71beeff9040293ce56d0434f040393ce1b3eea93040493"
            "ce38b17551040597ced4119c93d0c002c410692b03235011dcf533ade2efb363197407c081a46974656d0097"
            "ced4119c93d0c002c410a919e74c299a561c021e4a588d48055709c081a46974656d0197ced4119c93f002c4"
            "10431e58c1c565d92e35ec040e81ec33030ac081a46974656d0208c290"
        ),
    ),
    "loop": (
        loop("lagi", loopMaximum="5"),
        3,
        bytes.fromhex(
            "0182079eb170949841940a81ce0773122cc3939a96ce5eb87a8b40ffc410211c3ce60b54cf7ed14fb81440b6"
            "434b02910295cef224a5114000c41005a0ff161693ab5f69651404783f31420497ce0862575d2001c410192d"
            "6817bbbdc9868534930215b64be605c081a66d657267656492d9203166353365333439383630336564353530"
            "363331346530653933326535653230d920636462316631313063346534623532333832643736363062316230"
            "363133386393ce71beeff9040293ce56d0434f040393ce1b3eea93040493ce38b17551040597ced4119c93d0"
            "c002c4101f53e3498603ed5506314e0e932e5e2007c081a9697465726174696f6e0097ced4119c93d0c002c4"
            "10cdb1f110c4e4b52382d7660b1b06138c09c081a9697465726174696f6e0197ced4119c93f002c410935c10"
            "4f0cf9155ae8a53aca0dabe8b60ac081a9697465726174696f6e0208c290"
        ),
    ),
}


@pytest.mark.parametrize("name", WRITTEN_BY_1)
def test_a_loop_that_version_1_began_goes_on_where_it_was(name: str) -> None:
    inside, left, written = WRITTEN_BY_1[name]
    definition = repeated(inside)
    running = Running.restore(definition, written, NOON)
    for _ in range(left):
        people = running._before.people
        assert {task.task_spec.node.id for task in people.values()} == {"k"}
        running.finish(next(iter(people)), {"lagi": True})
        running.advance()
        running = Running.restore(definition, running.dump(), NOON)
    assert [task.task_spec.node.id for task in running._before.people.values()] == ["b"]
