"""What cannot be run is refused by element, line and repair."""

import itertools

import pytest

from engine.bpmn import check_bundle, check_files
from tests.engine.bpmn.drawing import around, arrow, errors, file, notes, process, sketch

MESSAGE = '<bpmn:message id="m" name="Jawaban"/>'
ERROR = '<bpmn:error id="galat" name="Galat" errorCode="1"/>'
TIMER = "<bpmn:timerEventDefinition><bpmn:{kind}>{text}</bpmn:{kind}></bpmn:timerEventDefinition>"


def event(kind: str, inner: str, name: str = "t", more: str = "") -> str:
    return f'<bpmn:{kind} id="{name}" {more}>{inner}</bpmn:{kind}>'


def timer(text: str, kind: str = "timeDuration") -> str:
    return around(event("intermediateCatchEvent", TIMER.format(kind=kind, text=text)))


def task(inner: str, kind: str = "userTask") -> str:
    return around(event(kind, inner))


def script(text: str) -> str:
    return task(f"<bpmn:script>{text}</bpmn:script>", "scriptTask")


def boundary(inner: str, host: str = "t") -> str:
    body = sketch("S E t:T E2:E", "S>t t>E b>E2")
    return body + event("boundaryEvent", inner, "b", f'attachedToRef="{host}"')


TOGETHER = 'parallelMultiple="true"'
HANDLES = 'triggeredByEvent="true"'
MESSAGE_HEARD = '<bpmn:messageEventDefinition messageRef="pesan"/>'


def handler(trigger: str, more: str = "") -> str:
    """A process with an event sub-process."""
    inside = event("startEvent", trigger, "s1", more) + sketch("e1:E", "s1>e1")
    return sketch("S E", "S>E") + event("subProcess", inside, "t", HANDLES)


LOOP = '<bpmn:standardLoopCharacteristics loopMaximum="2"/>'
COMPENSATE = "<bpmn:compensateEventDefinition/>"


def undone(throw: str, more: str = "") -> str:
    """Return start → task → throw → end, the task with a compensation handler."""
    drawn = sketch("S E", "S>t t>w w>E") + event("userTask", more)
    drawn += event("boundaryEvent", COMPENSATE, "b", 'attachedToRef="t"')
    drawn += '<bpmn:userTask id="h" isForCompensation="true"/>'
    drawn += '<bpmn:association id="as" sourceRef="b" targetRef="h"/>'
    return drawn + event("intermediateThrowEvent", throw, "w")


def adhoc(inside: str) -> str:
    """Return start → ad-hoc sub-process → end."""
    until = "<bpmn:completionCondition>x = 1</bpmn:completionCondition>"
    return around(event("adHocSubProcess", inside + until))


SUB = event("subProcess", sketch("s1:S e1:E", "s1>e1"))
CASES = {
    # what SpiffWorkflow runs wrongly
    "complexGateway": (around('<bpmn:complexGateway id="t"/>'), "bpmn.unsupported", "t"),
    "an ad-hoc sub-process without an end": (
        around('<bpmn:adHocSubProcess id="t"><bpmn:userTask id="a"/></bpmn:adHocSubProcess>'),
        "bpmn.adhoc_endless",
        "t",
    ),
    "an automatic task offered to people": (
        adhoc('<bpmn:serviceTask id="a"/>'),
        "bpmn.adhoc",
        "a",
    ),
    "a start inside an ad-hoc sub-process": (
        adhoc(sketch("a:T b:S", "b>a")),
        "bpmn.adhoc",
        "b",
    ),
    "branches inside an ad-hoc sub-process": (
        adhoc(sketch("a:T b:T c:T", "a>b a>c")),
        "bpmn.adhoc",
        "a",
    ),
    "a join inside an ad-hoc sub-process": (
        adhoc(sketch("a:T g:P b:T", "a>g g>b")),
        "bpmn.adhoc",
        "g",
    ),
    "a reminder inside an ad-hoc sub-process": (
        adhoc(
            sketch("a:T", "")
            + event(
                "boundaryEvent",
                TIMER.format(kind="timeDuration", text="P1D"),
                "b",
                'attachedToRef="a" cancelActivity="false"',
            )
        ),
        "bpmn.adhoc",
        "b",
    ),
    "event sub-process that no event starts": (handler(""), "bpmn.handler_start", "t"),
    "event sub-process that a cancellation starts": (
        handler("<bpmn:cancelEventDefinition/>"),
        "bpmn.unfitting",
        "s1",
    ),
    "event sub-process that a flow starts": (
        handler(MESSAGE_HEARD) + arrow("S", "t"),
        "bpmn.flow_to_handler",
        "f_S_t",
    ),
    "event sub-process with nothing beside it": (
        event("subProcess", event("startEvent", MESSAGE_HEARD, "s1"), "t", HANDLES),
        "bpmn.handler_place",
        "t",
    ),
    "message that starts an embedded sub-process": (
        around(event("subProcess", event("startEvent", MESSAGE_HEARD, "s1"))),
        "bpmn.unfitting",
        "s1",
    ),
    "error that does not interrupt": (
        handler("<bpmn:errorEventDefinition/>", 'isInterrupting="false"'),
        "bpmn.error_goes_on",
        "s1",
    ),
    "compensation task": (
        around('<bpmn:userTask id="t" isForCompensation="true"/>'),
        "bpmn.compensation_handler",
        "t",
    ),
    "compensation throw": (
        around(event("intermediateThrowEvent", "<bpmn:compensateEventDefinition/>")),
        "bpmn.compensation_nothing",
        "t",
    ),
    "compensation nobody waits for": (
        undone(COMPENSATE.replace("/>", ' waitForCompletion="false"/>')),
        "bpmn.compensation_unawaited",
        "w",
    ),
    "compensation of what stands elsewhere": (
        undone(COMPENSATE.replace("/>", ' activityRef="lain"/>')),
        "bpmn.compensation_nothing",
        "w",
    ),
    "compensation without a handler": (
        undone(COMPENSATE).replace("bpmn:association", "bpmn:group"),
        "bpmn.compensation",
        "b",
    ),
    "compensation by a flow": (
        undone(COMPENSATE) + arrow("b", "h"),
        "bpmn.compensation",
        "b",
    ),
    "compensation of a repeated task": (
        undone(COMPENSATE, LOOP),
        "bpmn.compensation",
        "b",
    ),
    "compensation of a repeated sub-process from outside": (
        sketch("S2:S E2:E", "S2>u u>v v>E2")
        + event("subProcess", LOOP + undone(COMPENSATE), "u")
        + event("intermediateThrowEvent", COMPENSATE, "v"),
        "bpmn.compensation_repeated",
        "u",
    ),
    "compensation event sub-process": (
        sketch("S E", "S>E")
        + SUB.replace('id="t"', 'id="t" triggeredByEvent="true"').replace(
            '<bpmn:startEvent id="s1"/>', event("startEvent", COMPENSATE, "s1")
        ),
        "bpmn.unsupported",
        "s1",
    ),
    "a cancel end outside a transaction": (
        sketch("S", "S>t") + event("endEvent", "<bpmn:cancelEventDefinition/>"),
        "bpmn.cancel_elsewhere",
        "t",
    ),
    "conditional event without condition": (
        around(event("intermediateCatchEvent", "<bpmn:conditionalEventDefinition/>")),
        "bpmn.condition_empty",
        "t",
    ),
    "instances that throw": (
        task(
            '<bpmn:multiInstanceLoopCharacteristics behavior="One"><bpmn:loopCardinality>2'
            "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"
        ),
        "bpmn.attribute",
        "t",
    ),
    "a number and a list": (
        task(
            "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality>"
            "<bpmn:loopDataInputRef>a</bpmn:loopDataInputRef></bpmn:multiInstanceLoopCharacteristics>"
        ),
        "bpmn.instances_unknown",
        "t",
    ),
    "repeated in two ways": (
        task(
            "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality>"
            "</bpmn:multiInstanceLoopCharacteristics>"
            '<bpmn:standardLoopCharacteristics loopMaximum="2"/>'
        ),
        "bpmn.repeated_twice",
        "t",
    ),
    "all triggers awaited": (
        around(event("intermediateCatchEvent", MESSAGE_HEARD * 2, more=TOGETHER)),
        "bpmn.unsupported",
        "t",
    ),
    "two triggers of one start": (
        event("startEvent", MESSAGE_HEARD * 2, "t") + sketch("E", "t>E"),
        "bpmn.unsupported",
        "t",
    ),
    "two endings of one end": (
        sketch("S", "S>t")
        + event("endEvent", "<bpmn:errorEventDefinition/><bpmn:terminateEventDefinition/>"),
        "bpmn.unsupported",
        "t",
    ),
    "trigger that is written elsewhere": (
        around(
            event("intermediateThrowEvent", "<bpmn:eventDefinitionRef>x</bpmn:eventDefinitionRef>")
        ),
        "bpmn.unsupported",
        "t",
    ),
    "event gateway into a task": (
        sketch("S v:V a:T E", "S>v v>a a>E"),
        "bpmn.event_gateway",
        "a",
    ),
    "receive task without message": (
        around('<bpmn:receiveTask id="t"/>'),
        "bpmn.receive_without_message",
        "t",
    ),
    "negative duration": (timer("-PT1H"), "bpmn.timer", "t"),
    "weeks mixed with days": (timer("P1W2D"), "bpmn.timer", "t"),
    "a duration that is none": (timer("P3X"), "bpmn.timer", "t"),
    "quoted nonsense": (timer('"besok"'), "bpmn.timer", "t"),
    "cron": (timer("0 0 16 * * ?", "timeCycle"), "bpmn.timer_cron", "t"),
    "a date that does not exist": (timer("2026-02-30", "timeDate"), "bpmn.timer", "t"),
    "timer without time": (timer(""), "bpmn.timer_empty", "t"),
    # unknown things
    "unknown element": (around('<bpmn:magicTask id="t"/>'), "bpmn.unknown", "t"),
    "foreign element": (
        sketch("S E", "S>E") + '<x:y xmlns:x="urn:x" id="z"/>',
        "bpmn.unknown",
        "z",
    ),
    "catch without trigger": (
        around('<bpmn:intermediateCatchEvent id="t"/>'),
        "bpmn.no_trigger",
        "t",
    ),
    "error caught in the middle": (
        around(event("intermediateCatchEvent", "<bpmn:errorEventDefinition/>")),
        "bpmn.unfitting",
        "t",
    ),
    # ids, references, flows
    "duplicate ids": (sketch("S E a:T a:T", "S>a a>E"), "bpmn.duplicate_id", "a"),
    "an id as long as a page": (
        sketch(f"S E {'a' * 201}:T", f"S>{'a' * 201} {'a' * 201}>E"),
        "bpmn.id_long",
        "a" * 201,
    ),
    "more flows than a node gathers": (
        sketch("S g:P E", "S>g g>E")
        + "".join(arrow("g", "E").replace("f_g_E", f"f{n}") for n in range(101)),
        "bpmn.too_many_ways",
        "g",
    ),
    "node without id": (sketch("S E", "S>E") + "<bpmn:userTask/>", "bpmn.no_id", "p"),
    "flow to nowhere": (sketch("S a:T", "S>a a>hilang"), "bpmn.flow_dangling", "f_a_hilang"),
    "flow across a border": (
        sketch("S E", "S>t t>s1 t>E") + SUB,
        "bpmn.flow_crosses",
        "f_t_s1",
    ),
    "flow into the start": (sketch("S a:T E", "S>a a>S a>E"), "bpmn.flow_into_start", "S"),
    "flow out of the end": (sketch("S E a:T", "S>E E>a"), "bpmn.flow_out_of_end", "E"),
    "gateway without a way out": (sketch("S g:X", "S>g"), "bpmn.gateway_dead_end", "g"),
    "default that leaves elsewhere": (
        sketch("S g:X a:T b:T", "S>g g>a?x=1 g>b").replace('id="g"', 'id="g" default="f_S_g"'),
        "bpmn.default_elsewhere",
        "g",
    ),
    "condition on a parallel gateway": (
        sketch("S g:P a:T b:T", "S>g g>a?x=1 g>b"),
        "bpmn.condition_ignored",
        "g",
    ),
    "unreachable node": (sketch("S E a:T", "S>E a>E"), "bpmn.unreachable", "a"),
    "no start at all": (sketch("a:T b:T", "a>b b>a"), "bpmn.no_start", "p"),
    "several flows without condition": (
        sketch("S g:X a:T b:T", "S>g g>a g>b"),
        "bpmn.no_condition",
        "f_g_b",
    ),
    "boundary event on nothing": (
        boundary('<bpmn:errorEventDefinition errorRef="galat"/>', host="hilang"),
        "bpmn.boundary_loose",
        "b",
    ),
    "cancel outside a transaction": (
        boundary("<bpmn:cancelEventDefinition/>"),
        "bpmn.cancel_elsewhere",
        "b",
    ),
    "message that is not there": (
        around('<bpmn:receiveTask id="t" messageRef="hilang"/>'),
        "bpmn.missing_reference",
        "t",
    ),
    "error that is not there": (
        boundary('<bpmn:errorEventDefinition errorRef="hilang"/>'),
        "bpmn.missing_reference",
        "b",
    ),
    "message event without message": (
        around(event("intermediateCatchEvent", "<bpmn:messageEventDefinition/>")),
        "bpmn.no_reference",
        "t",
    ),
    "link without its other end": (
        around(event("intermediateThrowEvent", '<bpmn:linkEventDefinition name="x"/>')),
        "bpmn.link_alone",
        "t",
    ),
    "lane that names a missing node": (
        sketch("S E", "S>E")
        + '<bpmn:laneSet id="ls"><bpmn:lane id="l"><bpmn:flowNodeRef>hilang</bpmn:flowNodeRef>'
        + "</bpmn:lane></bpmn:laneSet>",
        "bpmn.lane_reference",
        "l",
    ),
    "lane with an unknown role": (
        sketch("S E", "S>E")
        + '<bpmn:laneSet id="ls"><bpmn:lane id="l" lk3:role="dukun"/></bpmn:laneSet>',
        "bpmn.role",
        "l",
    ),
    "two starts in a sub-process": (
        around(event("subProcess", sketch("s1:S s2:S e1:E", "s1>e1 s2>e1"))),
        "bpmn.several_starts",
        "t",
    ),
    "misspelt setting of ours": (
        around('<bpmn:userTask id="t" lk3:deu="P3D"/>'),
        "bpmn.lk3_unknown",
        "t",
    ),
    # repetition
    "instances of unknown number": (
        task("<bpmn:multiInstanceLoopCharacteristics/>"),
        "bpmn.instances_unknown",
        "t",
    ),
    "a hundred million instances": (
        task(
            "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>100000000"
            "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"
        ),
        "bpmn.instances_many",
        "t",
    ),
    "endless loop": (task("<bpmn:standardLoopCharacteristics/>"), "bpmn.loop_endless", "t"),
    "loop limit that is no number": (
        task('<bpmn:standardLoopCharacteristics loopMaximum="banyak"/>'),
        "bpmn.loop_limit",
        "t",
    ),
    # expressions
    "condition in Python": (
        sketch("S g:X a:T b:T", "S>g g>a?x=='a' g>b"),
        "feel.python",
        "f_g_a",
    ),
    "condition that is nothing": (
        sketch("S g:X a:T b:T", "S>g g>a?risiko=(( g>b"),
        "feel.syntax",
        "f_g_a",
    ),
    "condition in JUEL that calls methods": (
        sketch("S g:X a:T b:T", "S>g g>a?${bean.hitung()} g>b"),
        "feel.juel",
        "f_g_a",
    ),
    "script in Python": (script("import os\nx = os.environ"), "feel.python", "t"),
    "empty script": (script(""), "bpmn.script_empty", "t"),
    # what the bundle does not have
    "missing form": (
        task(
            "<bpmn:extensionElements><spiffworkflow:properties><spiffworkflow:property "
            'name="formJsonSchemaFilename" value="f99.schema.json"/></spiffworkflow:properties>'
            "</bpmn:extensionElements>"
        ),
        "bpmn.form_missing",
        "t",
    ),
    "missing decision": (task("", "businessRuleTask"), "bpmn.decision_missing", "t"),
    "missing process": (
        around('<bpmn:callActivity id="t" calledElement="sp_hilang"/>'),
        "bpmn.call_missing",
        "t",
    ),
    "a process that calls itself": (
        around('<bpmn:callActivity id="t" calledElement="p"/>'),
        "bpmn.call_cycle",
        "t",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_diagram_is_refused_for(name):
    body, code, element = CASES[name]
    source = process(body, top=MESSAGE + ERROR)

    problems = check_files({"a.bpmn": source}, {})
    checked = check_bundle("p", {"a.bpmn": source}, {})

    assert (code, element) in errors(problems)
    (found,) = [p for p in problems if (p.code, p.element) == (code, element)][:1]
    assert found.file == "a.bpmn"
    assert found.line > 0
    assert str(found.message)
    assert str(found.repair)
    assert not checked.usable


@pytest.mark.parametrize("limit", [300, 301])
def test_a_scope_holds_at_most_three_hundred_nodes(limit):
    names = [f"n{number}" for number in range(limit - 2)]
    nodes = " ".join(f"{name}:T" for name in names)
    chain = ["S", *names, "E"]
    flows = " ".join(f"{a}>{b}" for a, b in itertools.pairwise(chain))
    problems = check_files({"a.bpmn": process(sketch(f"S E {nodes}", flows))}, {})

    assert bool(errors(problems)) == (limit > 300)


def test_the_root_of_a_bundle_must_be_there():
    checked = check_bundle("q", {"a.bpmn": process(sketch("S E", "S>E"))}, {})

    assert errors(checked.problems) == [("bpmn.root_missing", "")]


def test_a_process_stands_in_one_file_only():
    source = process(sketch("S E", "S>E"))
    problems = check_files({"a.bpmn": source, "b.bpmn": source}, {})

    assert errors(problems) == [("bpmn.duplicate_process", "p")]


def test_calls_are_followed_through_files():
    files = {
        f"{name}.bpmn": process(
            around(f'<bpmn:callActivity id="t" calledElement="{called}"/>'), name=name
        )
        for name, called in (("a", "b"), ("b", "c"), ("c", "a"))
    }

    assert {code for code, _ in errors(check_files(files, {}))} == {"bpmn.call_cycle"}


def test_calls_end_after_ten_levels():
    names = [f"k{number:02}" for number in range(14)]
    files = {
        f"{name}.bpmn": process(
            around(f'<bpmn:callActivity id="t" calledElement="{called}"/>'), name=name
        )
        for name, called in itertools.pairwise(names)
    }
    files["k13.bpmn"] = process(sketch("S E", "S>E"), name="k13")

    assert ("bpmn.call_depth", "t") in errors(check_files(files, {}))


def error_end(name: str) -> str:
    thrown = '<bpmn:errorEventDefinition errorRef="galat"/>'
    return sketch("S1:S", f"S1>{name}") + event("endEvent", thrown, name)


def test_an_error_is_caught_by_the_sub_process_around_it():
    body = sketch("S E E2:E", "S>t t>E b>E2") + event("subProcess", error_end("akhir"))
    caught = '<bpmn:errorEventDefinition errorRef="galat"/>'
    body += event("boundaryEvent", caught, "b", 'attachedToRef="t"')

    assert errors(check_files({"a.bpmn": process(body, top=ERROR)}, {})) == []


def test_an_error_is_caught_by_the_call_of_its_process():
    caller = sketch("S E E2:E", "S>t t>E b>E2") + '<bpmn:callActivity id="t" calledElement="q"/>'
    catches = caller + event(
        "boundaryEvent", "<bpmn:errorEventDefinition/>", "b", 'attachedToRef="t"'
    )
    called = process(error_end("akhir"), top=ERROR, name="q")

    assert errors(check_files({"a.bpmn": process(catches), "b.bpmn": called}, {})) == []
    lets_pass = around('<bpmn:callActivity id="t" calledElement="q"/>')
    found = check_files({"a.bpmn": process(lets_pass), "b.bpmn": called}, {})
    assert errors(found) == []
    assert "bpmn.error_uncaught" in notes(found)


def test_correlation_of_other_engines_is_named():
    top = '<bpmn:correlationProperty id="k" name="k"/>'

    found = check_files({"a.bpmn": process(sketch("S E", "S>E"), top=top)}, {})
    assert notes(found) == ["bpmn.correlation"]


def test_a_task_that_nobody_would_receive_is_a_warning():
    found = check_files({"a.bpmn": process(around('<bpmn:userTask id="t"/>'))}, {})

    assert notes(found) == ["bpmn.no_role"]


def test_choreographies_are_refused_by_name():
    source = file('<bpmn:choreography id="k"/>')

    assert ("bpmn.unsupported", "k") in errors(check_files({"a.bpmn": source}, {}))


def test_every_problem_of_a_file_is_named_at_once():
    body = sketch("S g:X a:T b:T E", "S>g g>a?x==1 g>b a>E b>hilang")
    body += '<bpmn:complexGateway id="k"/>' + arrow("a", "k")

    codes = {code for code, _ in errors(check_files({"a.bpmn": process(body)}, {}))}
    assert {"feel.python", "bpmn.flow_dangling", "bpmn.unsupported"} <= codes
