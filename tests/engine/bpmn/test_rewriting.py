"""What is legal but unknown to SpiffWorkflow is rewritten; meaning and ids stay."""

import pytest
from lxml import etree

from engine.bpmn import Checked, check_bundle
from engine.bpmn.facts import processes_of
from tests.engine.bpmn.drawing import around, arrow, errors, notes, process, sketch

SIGNAL = '<bpmn:signal id="sinyal" name="Bahaya"/>'


def check(body: str, top: str = "") -> Checked:
    checked = check_bundle("p", {"a.bpmn": process(body, top=top)}, {})
    assert errors(checked.problems) == []
    return checked


def rewritten(checked: Checked):
    """Return the process as it will run, and the tree."""
    root = etree.fromstring(checked.sources["a.bpmn"])
    return processes_of("a.bpmn", root)["p"], root


def path(runs, start: str) -> list[str]:
    """Follow the only way from `start`."""
    found = [start]
    while ahead := [flow.target for flow in runs.flows.values() if flow.source == found[-1]]:
        found.append(ahead[0])
    return found


def test_an_implied_start_and_end_are_drawn():
    checked = check(sketch("a:T b:T", "a>b"))
    runs, _ = rewritten(checked)

    assert path(runs, "p.start") == ["p.start", "a", "b", "b.end"]
    assert {"bpmn.implicit_start", "bpmn.implicit_end"} <= set(notes(checked.problems))
    assert checked.drawn["p.start"] == ""
    assert set(checked.processes["p"].nodes) == {"a", "b"}


def test_several_tasks_without_a_start_begin_together():
    runs, _ = rewritten(check(sketch("a:T b:T", "")))

    assert runs.nodes["p.start.split"].kind == "parallelGateway"


def test_several_flows_out_of_a_task_become_a_parallel_gateway():
    runs, _ = rewritten(check(sketch("S a:T b:T c:T", "S>a a>b a>c")))

    assert path(runs, "S")[:3] == ["S", "a", "a.split"]
    assert runs.nodes["a.split"].kind == "parallelGateway"
    assert {runs.flows["f_a_b"].source, runs.flows["f_a_c"].source} == {"a.split"}


def test_a_conditional_flow_out_of_a_task_may_end_there():
    runs, _ = rewritten(check(sketch("S a:T b:T", "S>a a>b?x>1")))

    gateway = runs.nodes["a.choice"]
    ways = {flow.target: flow for flow in runs.flows.values() if flow.source == "a.choice"}
    assert gateway.kind == "inclusiveGateway"
    assert ways["b"].condition == "x>1"
    assert ways["a.choice.end"].is_default


def test_the_default_of_a_task_becomes_the_gateway_s():
    runs, _ = rewritten(check(sketch("S a:T b:T c:T", "S>a a>b?x>1 a>>c")))

    assert runs.flows["f_a_c"].is_default
    assert runs.flows["f_a_c"].source == "a.choice"


def test_an_unconditional_flow_beside_conditional_ones_is_always_taken():
    runs, _ = rewritten(check(sketch("S a:T b:T c:T d:T", "S>a a>b?x>1 a>c a>>d")))

    assert runs.flows["f_a_c"].source == "a.split"
    assert runs.flows["f_a_b"].source == runs.flows["f_a_d"].source == "a.choice"


def test_links_become_a_flow_between_events_that_do_nothing():
    link = '<bpmn:linkEventDefinition name="ke sana"/>'
    body = sketch("S a:T b:T E", "S>a a>l1 l2>b b>E")
    body += f'<bpmn:intermediateThrowEvent id="l1">{link}</bpmn:intermediateThrowEvent>'
    body += f'<bpmn:intermediateCatchEvent id="l2">{link}</bpmn:intermediateCatchEvent>'
    checked = check(body)
    runs, root = rewritten(checked)

    assert path(runs, "S") == ["S", "a", "l1", "l2", "b", "E"]
    assert b"linkEventDefinition" not in etree.tostring(root)
    assert checked.processes["p"].nodes["l1"].event == "link"


def test_a_signal_is_thrown_just_before_its_end_event():
    end = '<bpmn:signalEventDefinition signalRef="sinyal"/>'
    body = sketch("S a:T", "S>a a>E") + f'<bpmn:endEvent id="E">{end}</bpmn:endEvent>'
    runs, _ = rewritten(check(body, SIGNAL))

    assert path(runs, "S") == ["S", "a", "E.throw", "E"]
    assert (runs.nodes["E.throw"].event, runs.nodes["E.throw"].event_name) == ("signal", "Bahaya")
    assert runs.nodes["E"].event == ""


@pytest.mark.parametrize(
    ("written", "runs_as"),
    [
        ("P3D", '"P3D"'),
        ("  PT1H30M ", '"PT1H30M"'),
        ("2026-01-31T08:00:00+07:00", '"2026-01-31T08:00:00+07:00"'),
        ('"P3D"', '"P3D"'),
        ("tenggat", "tenggat"),
    ],
)
def test_bare_timers_become_feel_strings(written, runs_as):
    kind = "timeDate" if written.startswith("2026") else "timeDuration"
    timer = f"<bpmn:timerEventDefinition><bpmn:{kind}>{written}</bpmn:{kind}>"
    node = f"{timer}</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
    _, root = rewritten(check(around(f'<bpmn:intermediateCatchEvent id="t">{node}')))

    assert root.findtext(f".//{{*}}{kind}") == runs_as


def test_the_one_flow_without_condition_becomes_the_default():
    runs, _ = rewritten(check(sketch("S g:X a:T b:T", "S>g g>a?x=1 g>b")))

    assert runs.flows["f_g_b"].is_default


def test_the_flow_without_condition_of_an_inclusive_gateway_is_always_taken():
    runs, _ = rewritten(check(sketch("S g:O a:T b:T h:O E", "S>g g>a?x=1 g>b a>h b>h h>E")))

    assert runs.flows["f_g_b"].condition == "true"


@pytest.mark.parametrize("name", ["Start", "End", "Root", "x.EndJoin", "a [child]"])
def test_reserved_ids_are_renamed_and_lead_back(name):
    body = sketch("S E", "") + f'<bpmn:userTask id="{name}"/>'
    body += arrow("S", name).replace(f"f_S_{name}", "f1")
    body += arrow(name, "E").replace(f"f_{name}_E", "f2")
    checked = check(body)
    runs, _ = rewritten(checked)

    (renamed,) = [node for node in runs.nodes.values() if node.kind == "userTask"]
    assert checked.drawn[renamed.id] == name
    assert path(runs, "S") == ["S", renamed.id, "E"]
    assert name in checked.processes["p"].nodes


def test_what_is_only_drawn_is_left_out():
    inner = "<bpmn:dataInputAssociation><bpmn:sourceRef>d</bpmn:sourceRef>"
    body = around(f'<bpmn:userTask id="t">{inner}</bpmn:dataInputAssociation></bpmn:userTask>')
    body += '<bpmn:dataStoreReference id="d" dataStoreRef="toko"/>'
    checked = check(body, '<bpmn:dataStore id="toko"/>')

    assert (
        b"data" not in checked.sources["a.bpmn"].replace(b"Data", b"data").split(b"process", 1)[1]
    )
    assert notes(checked.problems).count("bpmn.drawn_only") == 3


def test_the_schedule_of_a_start_event_is_not_run():
    timer = "<bpmn:timerEventDefinition><bpmn:timeCycle>0 0 16 * * ?</bpmn:timeCycle>"
    body = sketch("a:T", "S>a") + f'<bpmn:startEvent id="S">{timer}</bpmn:timerEventDefinition>'
    checked = check(body + "</bpmn:startEvent>")

    assert "bpmn.schedule" in notes(checked.problems)
    assert b"timer" not in checked.sources["a.bpmn"]


def test_a_process_marked_as_a_mere_drawing_is_run():
    source = process(sketch("S a:T E", "S>a a>E")).replace(b'"true"', b'"false"')
    checked = check_bundle("p", {"a.bpmn": source}, {})

    assert checked.usable
    assert b'isExecutable="true"' in checked.sources["a.bpmn"]


def test_two_files_may_name_their_sub_processes_alike():
    inner = sketch("s1:S e1:E", "s1>e1")
    body = around(f'<bpmn:subProcess id="t">{inner}</bpmn:subProcess>')
    files = {"a.bpmn": process(body), "b.bpmn": process(body, name="q")}
    checked = check_bundle("p", files, {})

    assert checked.usable
    assert checked.drawn["lk3_t"] == "t"
    assert b'"lk3_t"' in checked.sources["b.bpmn"]


def test_rewriting_is_the_same_every_time():
    body = sketch("S a:T b:T c:T g:X", "S>a a>b a>c b>g g>a?x=1 g>c")

    first, second = (check_bundle("p", {"a.bpmn": process(body)}, {}) for _ in range(2))
    assert first.sources == second.sources
