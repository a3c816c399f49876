"""A diagram becomes Process, Node and Flow values."""

from engine.bpmn import read_process
from tests.engine.bpmn.drawing import around, arrow, file, process, sketch

FORM = (
    "<bpmn:documentation>Pasal 5</bpmn:documentation><bpmn:extensionElements>"
    "<spiffworkflow:instructionsForEndUser>Tanyakan dulu.</spiffworkflow:instructionsForEndUser>"
    "<spiffworkflow:properties><spiffworkflow:property name='formJsonSchemaFilename' "
    "value='f01.schema.json'/><spiffworkflow:property name='formUiSchemaFilename' "
    "value='f01.uischema.json'/></spiffworkflow:properties></bpmn:extensionElements>"
)


def node(inside: str, name: str = "t", top: str = ""):
    processes, _ = read_process("a.bpmn", process(inside, top=top))
    return processes["p"].nodes[name]


def test_a_task_tells_its_form_due_time_assignee_priority_and_stage():
    found = node(
        around(
            '<bpmn:userTask id="t" name="Penerimaan" lk3:due="P3D" lk3:assignee="pemulai" '
            f'lk3:priority="7" lk3:stage="triase">{FORM}</bpmn:userTask>'
        )
    )

    assert (found.name, found.form) == ("Penerimaan", "f01.schema.json")
    assert (found.due, found.assignee, found.priority) == ('"P3D"', "pemulai", 7)
    assert (found.stage, found.process, found.inside) == ("triase", "p", "")
    assert (found.documentation, found.instructions) == ("Pasal 5", "Tanyakan dulu.")
    assert found.line > 8


def test_a_due_time_in_feel_stays_as_it_is():
    due = 'lk3:due="if risiko = &quot;tinggi&quot; then &quot;P1D&quot; else &quot;P3D&quot;"'

    assert node(around(f'<bpmn:userTask id="t" {due}/>')).due.startswith("if risiko")


def test_a_priority_that_is_no_number_counts_as_none():
    assert node(around('<bpmn:userTask id="t" lk3:priority="tinggi"/>')).priority == 0


def test_the_stage_of_a_sub_process_is_inherited():
    inner = sketch("s:S a:T e:E", "s>a a>e")
    found = node(
        around(f'<bpmn:subProcess id="t" lk3:stage="asesmen">{inner}</bpmn:subProcess>'), "a"
    )

    assert (found.stage, found.inside) == ("asesmen", "t")


def lanes(*drawn: str) -> str:
    return f'<bpmn:laneSet id="ls">{"".join(drawn)}</bpmn:laneSet>'


def lane(name: str, *nodes: str, more: str = "", inner: str = "") -> str:
    held = "".join(f"<bpmn:flowNodeRef>{one}</bpmn:flowNodeRef>" for one in nodes)
    return f'<bpmn:lane id="l_{name[:3]}" name="{name}" {more}>{held}{inner}</bpmn:lane>'


def test_a_lane_named_like_a_role_is_that_role():
    body = around('<bpmn:userTask id="t"/>') + lanes(lane("Pekerja Sosial", "t"))

    assert (node(body).lane, node(body).role) == ("Pekerja Sosial", "pekerja_sosial")


def test_a_lane_may_say_its_role():
    body = around('<bpmn:userTask id="t"/>')
    body += lanes(lane("Tim depan", "t", more='lk3:role="petugas_penerima"'))

    assert (node(body).lane, node(body).role) == ("Tim depan", "petugas_penerima")


def test_the_innermost_lane_counts():
    inner = f'<bpmn:childLaneSet id="cs">{lane("psikolog", "t")}</bpmn:childLaneSet>'
    body = around('<bpmn:userTask id="t"/>') + lanes(lane("Kantor", "t", inner=inner))

    assert node(body).role == "psikolog"


def test_nodes_in_a_sub_process_stand_in_its_lane():
    inner = sketch("s:S a:T e:E", "s>a a>e")
    body = around(f'<bpmn:subProcess id="t">{inner}</bpmn:subProcess>')

    assert node(body + lanes(lane("relawan", "t")), "a").role == "relawan"


def test_a_pool_named_like_a_role_serves_where_there_is_no_lane():
    pool = '<bpmn:participant id="pp" name="Psikolog" processRef="p"/>'
    top = f'<bpmn:collaboration id="c">{pool}</bpmn:collaboration>'

    assert node(around('<bpmn:userTask id="t"/>'), top=top).role == "psikolog"


def test_events_name_what_they_wait_for():
    caught = '<bpmn:messageEventDefinition messageRef="m"/>'
    body = sketch("S a:T E F:E", "S>a a>E t>F")
    body += (
        '<bpmn:boundaryEvent id="t" attachedToRef="a" cancelActivity="false" '
        f'lk3:correlation="no_kasus">{caught}</bpmn:boundaryEvent>'
    )
    found = node(body, top='<bpmn:message id="m" name="Jawaban rujukan"/>')

    assert (found.event, found.event_name) == ("message", "Jawaban rujukan")
    assert (found.attached_to, found.interrupting) == ("a", False)
    assert found.correlation == "no_kasus"


def test_a_receive_task_names_its_message():
    body = around('<bpmn:receiveTask id="t" messageRef="x:m"/>')
    top = '<bpmn:message xmlns:x="urn:x" id="m" name="Jawaban"/>'
    source = process(body, top=top).replace(b"xmlns:lk3", b'xmlns:x="urn:x" xmlns:lk3')
    processes, problems = read_process("a.bpmn", source)

    assert processes["p"].nodes["t"].event_name == "Jawaban"
    assert problems == ()


def test_a_message_without_a_name_goes_by_its_id():
    body = around('<bpmn:receiveTask id="t" messageRef="m"/>')

    assert node(body, top='<bpmn:message id="m"/>').event_name == "m"


def test_flows_carry_their_condition_and_default():
    processes, _ = read_process("a.bpmn", process(sketch("S g:X a:T b:T", "S>g g>a?x=1 g>>b")))
    flows = processes["p"].flows

    assert (flows["f_g_a"].condition, flows["f_g_a"].is_default) == ("x=1", False)
    assert flows["f_g_b"].is_default
    assert (flows["f_g_b"].source, flows["f_g_b"].target) == ("g", "b")


def test_a_file_may_hold_several_pools():
    pools = "".join(
        f'<bpmn:process id="{name}">{sketch(f"S{name}:S E{name}:E", f"S{name}>E{name}")}'
        "</bpmn:process>"
        for name in ("p", "q")
    )
    processes, problems = read_process("a.bpmn", file(pools))

    assert set(processes) == {"p", "q"}
    assert problems == ()


def test_a_refused_file_still_shows_what_could_be_read():
    body = sketch("S a:T", "S>a a>hilang") + arrow("x", "y")
    processes, problems = read_process("a.bpmn", process(body))

    assert set(processes["p"].nodes) == {"S", "a"}
    assert problems
