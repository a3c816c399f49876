"""Whatever is read has been set before, on every way that leads there."""

from engine.bpmn import check_bundle
from engine.model import FieldFact, FormFact
from tests.engine.bpmn.drawing import notes, process, sketch
from tests.engine.bpmn.elements import ERROR, TIMER, event

FORMS = {
    f"{name}.schema.json": FormFact(
        file=f"{name}.schema.json",
        title=name,
        fields={
            name: FieldFact(path=name, type="number"),
            f"{name}_ulang": FieldFact(path=f"{name}_ulang", type="number"),
        },
    )
    for name in "ab"
}
FORMS["b.schema.json"].fields["kelompok"] = FieldFact(path="kelompok", type="object")
FORMS["b.schema.json"].fields["kelompok.isi"] = FieldFact(path="kelompok.isi", type="number")


def form(name: str) -> str:
    return (
        "<bpmn:extensionElements><spiffworkflow:properties>"
        f'<spiffworkflow:property name="formJsonSchemaFilename" value="{name}.schema.json"/>'
        "</spiffworkflow:properties></bpmn:extensionElements>"
    )


def ask(name: str, which: str, inside: str = "") -> str:
    """Return a user task with a form that sets the variable `which`."""
    return f'<bpmn:userTask id="{name}" name="Isi {which}">{form(which)}{inside}</bpmn:userTask>'


def script(name: str, text: str) -> str:
    return f'<bpmn:scriptTask id="{name}"><bpmn:script>{text}</bpmn:script></bpmn:scriptTask>'


def early(body: str, *others: bytes, top: str = "") -> list[tuple[str, str]]:
    """Return (element, variable) of what is read before it is set."""
    files = {f"q{number}.bpmn": source for number, source in enumerate(others)}
    found = check_bundle("p", {"p.bpmn": process(body, top=top), **files}, FORMS).problems
    assert not [one for one in found if one.severity == "error"]
    found = [one for one in found if one.code == "bpmn.not_set"]
    return [(one.element, dict(one.message.values)["name"]) for one in found]


def call(name: str, marks: str = "", before: str = "", after: str = "") -> str:
    inside = f"<spiffworkflow:preScript>{before}</spiffworkflow:preScript>" if before else ""
    inside += f"<spiffworkflow:postScript>{after}</spiffworkflow:postScript>" if after else ""
    extensions = f"<bpmn:extensionElements>{inside}</bpmn:extensionElements>" if inside else ""
    return event("callActivity", extensions, name, f'calledElement="q" {marks}')


#: Asks a, then b or not.
FORKED = "S>a a>g g>b?a=1 g>>h b>h"
#: Reads b on its way to the end.
READS = sketch("h:X E E2:E", "h>E?b=1 h>>E2")


def test_what_is_set_on_the_way_may_be_read():
    body = sketch("S g:X t:T E", "S>a a>g g>t?a=1 g>>E t>E") + ask("a", "a")
    assert early(body) == []


def test_what_one_of_two_ways_leaves_out_is_named_where_it_is_read():
    assert early(sketch("S g:X", FORKED) + ask("a", "a") + ask("b", "b") + READS) == [
        ("f_h_E", "b")
    ]


def test_the_message_tells_a_way_on_which_it_stays_unset():
    body = sketch("S g:X", FORKED) + ask("a", "a") + ask("b", "b") + READS
    found = check_bundle("p", {"p.bpmn": process(body)}, FORMS).problems
    (problem,) = [one for one in found if one.code == "bpmn.not_set"]

    assert "S → Isi a" in str(problem.message)
    assert "Isi b" not in str(problem.message)
    assert "b=1" in str(problem.message)
    assert problem.line > 0
    assert "b != null" in str(problem.repair)


def test_what_both_ways_set_may_be_read():
    body = sketch("S g:X", "S>a a>g g>b?a=1 g>>c b>h c>h") + ask("a", "a")
    assert early(body + ask("b", "b") + ask("c", "b") + READS) == []


def test_a_comparison_with_null_expects_no_answer():
    reads = sketch("h:X E E2:E", "h>E?b!=null&b=1 h>>E2").replace("&amp;", " and ")
    assert early(sketch("S g:X", FORKED) + ask("a", "a") + ask("b", "b") + reads) == []


def test_what_nothing_sets_is_named_elsewhere():
    assert early(sketch("S g:X E E2:E", "S>g g>E?x=1 g>>E2")) == []


def test_parallel_branches_give_what_each_of_them_set():
    ways = "S>f f>a f>b a>j b>j j>h"
    body = sketch("S f:P j:P", ways) + ask("a", "a") + ask("b", "b")
    assert early(body + READS) == []
    assert early(body.replace("parallelGateway", "inclusiveGateway") + READS) == [("f_h_E", "b")]


def test_the_first_round_of_a_loop_has_not_what_a_later_step_sets():
    body = sketch("S m:X g:X E", "S>m m>g g>b?b=1 g>>E b>m") + ask("b", "b")
    assert early(body) == [("f_g_b", "b")]


def test_a_loop_keeps_what_was_set_before_it():
    body = sketch("S m:X g:X E", "S>b b>m m>g g>a?b=1 g>>E a>m") + ask("a", "a") + ask("b", "b")
    assert early(body) == []


def test_an_interrupting_event_comes_before_the_answer():
    timer = TIMER.format(kind="timeDuration", text="P1D")
    body = sketch("S E3:E", "S>b b>E3 jam>h") + ask("b", "b") + READS
    assert early(body + event("boundaryEvent", timer, "jam", 'attachedToRef="b"')) == [
        ("f_h_E", "b")
    ]


def test_a_timer_reads_what_was_there_when_its_task_began():
    timer = TIMER.format(kind="timeDuration", text="duration(string(b))")
    body = sketch("S E E2:E", "S>b b>E jam>E2") + ask("b", "b")
    body += event("boundaryEvent", timer, "jam", 'attachedToRef="b"')
    assert early(body) == [("jam", "b")]


def test_an_event_sub_process_sees_what_was_there_before_its_scope():
    heard = '<bpmn:messageEventDefinition messageRef="m"/>'
    inner = event("startEvent", heard, "S2", 'isInterrupting="false"') + sketch(
        "g2:X E3:E E4:E", "S2>g2 g2>E3?b=1 g2>>E4"
    )
    body = sketch("S E", "S>b b>E") + ask("b", "b")
    body += event("subProcess", inner, "kabar", 'triggeredByEvent="true"')
    top = '<bpmn:message id="m" name="Kabar"/>'
    assert early(body, top=top) == [("f_g2_E3", "b")]
    asked = body.replace(heard, form("b") + heard)
    assert early(asked, top=top) == []


def test_an_error_brings_what_was_set_before_it_was_thrown():
    error = '<bpmn:errorEventDefinition errorRef="galat"/>'
    inner = sketch("S1:S", "S1>b b>E5") + ask("b", "b") + event("endEvent", error, "E5")
    body = sketch("S E3:E", "S>t t>E3 x>h") + event("subProcess", inner) + READS
    assert early(body + event("boundaryEvent", error, "x", 'attachedToRef="t"'), top=ERROR) == []
    timer = TIMER.format(kind="timeDuration", text="P1D")
    late = event("boundaryEvent", timer, "x", 'attachedToRef="t"')
    assert early(body + late, top=ERROR) == [("f_h_E", "b")]


def test_branches_that_end_by_themselves_are_both_waited_for():
    inner = sketch("S1:S f:P E5:E E6:E", "S1>f f>a f>b a>E5 b>E6") + ask("a", "a") + ask("b", "b")
    assert early(sketch("S", "S>t t>h") + event("subProcess", inner) + READS) == []
    end = event("endEvent", "<bpmn:terminateEventDefinition/>", "E5")
    cut = inner.replace('<bpmn:endEvent id="E5"/>', end)
    assert early(sketch("S", "S>t t>h") + event("subProcess", cut) + READS) == [("f_h_E", "b")]


def test_a_called_process_is_judged_for_each_caller():
    called = process(sketch("S g:X E E2:E", "S>g g>E?b=1 g>>E2"), name="q")
    after = sketch("S E", "S>b b>t t>E") + ask("b", "b") + call("t")
    before = sketch("S E", "S>t t>b b>E") + ask("b", "b") + call("t")
    assert early(after, called) == []
    assert early(before, called) == [("f_g_E", "b")]


def test_the_way_to_a_called_process_begins_at_the_caller():
    called = process(sketch("S g:X E E2:E", "S>g g>E?b=1 g>>E2"), name="q")
    body = sketch("S E", "S>a a>t t>b b>E") + ask("a", "a") + ask("b", "b") + call("t")
    found = check_bundle("p", {"p.bpmn": process(body), "q.bpmn": called}, FORMS).problems
    (problem,) = [one for one in found if one.code == "bpmn.not_set"]
    assert "S → Isi a → t → S" in str(problem.message)
    assert problem.file == "q.bpmn"


def test_a_called_process_gives_back_what_it_sets_on_all_its_ways():
    called = sketch("S g:X E", "S>a2 a2>g g>b2?a=1 g>>E b2>E") + ask("a2", "a") + ask("b2", "b")
    body = sketch("S g:X E3:E", "S>t t>g g>h?a=1 g>>E3") + call("t") + READS
    assert early(body, process(called, name="q")) == [("f_h_E", "b")]


def test_a_mapped_call_passes_on_what_it_names():
    called = process(sketch("S g:X E E2:E", "S>g g>E?b=1 g>>b2 b2>E2") + ask("b2", "b"), name="q")
    body = sketch("S E", "S>b b>t t>E") + ask("b", "b")
    assert early(body + call("t", 'lk3:in="mapped"', "b = b"), called) == []
    assert early(body + call("t", 'lk3:in="mapped"', "x = b"), called) == [("f_g_E", "b")]


def test_what_a_call_should_hand_over_is_said_once():
    called = process(sketch("S g:X E E2:E", "S>g g>E?b=1 g>>E2"), name="q")
    body = sketch("S E", "S>b b>t t>E") + ask("b", "b") + call("t", 'lk3:in="mapped"', "x = b")
    files = {"p.bpmn": process(body), "q.bpmn": called}
    found = check_bundle("p", files, FORMS).problems
    assert set(notes(found)) == {"bpmn.no_role", "bpmn.not_handed_over"}


def test_a_mapped_call_gives_back_what_it_names():
    called = process(sketch("S E", "S>b b>E") + ask("b", "b"), name="q")
    body = sketch("S", "S>t t>a a>h") + ask("a", "a") + READS
    assert early(body + call("t", 'lk3:out="mapped"', after="b = b"), called) == []
    assert early(body + call("t", 'lk3:out="mapped"', after="x = b"), called) == [("f_h_E", "b")]


def test_a_list_may_be_empty_but_its_results_are_gathered():
    many = (
        "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopDataInputRef>a</bpmn:loopDataInputRef>"
        '<bpmn:loopDataOutputRef>hasil</bpmn:loopDataOutputRef><bpmn:outputDataItem id="b"/>'
        "</bpmn:multiInstanceLoopCharacteristics>"
    )
    body = sketch("S", "S>a a>t t>h") + ask("a", "a") + ask("t", "b", many)
    assert early(body + READS) == [("f_h_E", "b")]
    gathered = READS.replace("b=1", "count(hasil)=1")
    assert early(body + gathered) == []
    times = "<bpmn:loopCardinality>2</bpmn:loopCardinality>"
    twice = event("multiInstanceLoopCharacteristics", times, "l")
    assert early(body.replace(many, twice) + READS) == []


def test_a_loop_is_done_once_unless_its_condition_comes_first():
    asked = "<bpmn:loopCondition>b=1</bpmn:loopCondition>"
    loop = event("standardLoopCharacteristics", asked, "l", 'testBefore="{}"')
    body = sketch("S E", "S>t t>E")
    assert early(body + ask("t", "b", loop.format("false"))) == []
    assert early(body + ask("t", "b", loop.format("true"))) == [("t", "b")]


def test_a_script_reads_what_its_earlier_lines_set():
    assert early(sketch("S E", "S>k k>E") + script("k", "x = 1\ny = x")) == []
    assert early(sketch("S E", "S>k k>E") + script("k", "y = x\nx = 1")) == [("k", "x")]


def test_one_field_of_a_group_is_not_another():
    body = sketch("S g:X E E2:E", "S>b b>g g>E?{}=1 g>>E2") + ask("b", "b")
    assert early(body.format("kelompok.isi")) == []
    assert early(body.format("kelompok.lain")) == [("f_g_E", "kelompok.lain")]


def test_what_a_service_sets_nobody_knows():
    body = sketch("S g:X E E2:E", "S>s s>g g>E?b=1 g>>b b>E2") + ask("b", "b")
    assert early(body + '<bpmn:serviceTask id="s"/>') == []


def test_what_undoes_a_step_sees_what_the_step_set():
    body = sketch("S", "S>b b>h") + ask("b", "b") + READS
    body += event("boundaryEvent", "<bpmn:compensateEventDefinition/>", "c", 'attachedToRef="b"')
    body += script("u", "x = b").replace('id="u"', 'id="u" isForCompensation="true"')
    assert early(body + '<bpmn:association id="l" sourceRef="c" targetRef="u"/>') == []


def test_an_ad_hoc_sub_process_may_leave_every_task_undone():
    enough = "<bpmn:completionCondition>a=1</bpmn:completionCondition>"
    inner = ask("b", "b") + ask("a", "a") + enough
    body = sketch("S", "S>t t>h") + event("adHocSubProcess", inner) + READS
    assert early(body) == [("f_h_E", "b")]


def test_what_would_take_too_long_is_given_up_and_said():
    levels = {}
    for level in range(10):
        asked = "".join(script(f"s{way}", f"v{level}_{way} = 1") for way in range(4))
        calls = "".join(call(f"c{way}").replace('"q"', f'"p{level + 1}"') for way in range(4))
        ways = [f"f>s{way} s{way}>c{way} c{way}>j" for way in range(4)]
        body = sketch("S f:P j:P E", " ".join(["S>f", *ways, "j>E"])) + asked + calls
        levels[f"p{level}.bpmn"] = process(body, name=f"p{level}")
    read = " + ".join(f"v{level}_{way}" for level in range(10) for way in range(4))
    last = sketch("S E", "S>k k>E") + script("k", f"x = {read}")
    levels["p10.bpmn"] = process(last, name="p10")
    assert "bpmn.flow_unproven" in notes(check_bundle("p0", levels, {}).problems)
