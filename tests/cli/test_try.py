"""`lk3 try` runs loose files against a scenario: no database, no people, the desk's own rules."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from processes import read_scenario, scenarios
from tests.engine.bpmn.drawing import arrow, process, sketch
from webui.bundles import bundle_of
from webui.trying import Tryout

KEYS = ["trace", "waiting", "status", "incidents", "data"]
TOP = '<bpmn:message id="m" name="kabar"/><bpmn:signal id="s" name="sirene"/>'
EVENTS = {"kabar": "message", "sirene": "signal"}


def timer(duration):
    inside = f"<bpmn:timeDuration>{duration}</bpmn:timeDuration>"
    return f"<bpmn:timerEventDefinition>{inside}</bpmn:timerEventDefinition>"


def catch(name, inside):
    return f'<bpmn:intermediateCatchEvent id="{name}">{inside}</bpmn:intermediateCatchEvent>'


def hears(kind, reference):
    return f'<bpmn:{kind}EventDefinition {kind}Ref="{reference}"/>'


#: A task, an hour, a message, a signal, a choice that knows no way out but "ya".
LONG = process(
    sketch(
        "S a:T g:X b:T E", 'S>a a>jam jam>pesan pesan>bunyi bunyi>g g>E?putusan="ya" b>E'
    ).replace("<bpmn:userTask", '<bpmn:userTask name="Tugas"')
    + arrow("g", "b", 'putusan="tidak"')
    + catch("jam", timer("PT1H"))
    + catch("pesan", hears("message", "m"))
    + catch("bunyi", hears("signal", "s")),
    top=TOP,
)
START = {"start": {"process": "p", "data": {"y": 1}}}
TO_THE_CHOICE = (
    START,
    {"expect": {"waiting": ["a"], "done": ["S"], "status": "open"}},
    {"complete": "a", "data": {"z": "dua"}},
    {"expect": {"waiting": ["jam"]}},
    {"clock": "PT59M"},
    {"expect": {"waiting": ["jam"]}},
    {"clock": "PT1M"},
    {"expect": {"waiting": ["pesan"]}},
)


@pytest.fixture
def tried(lk3, tmp_path):
    """Run `lk3 try --json` on one diagram; return exit status and what was printed."""

    def run(source, *lines):
        diagram, story = tmp_path / "p.bpmn", tmp_path / "cerita.jsonl"
        diagram.write_bytes(source)
        written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        story.write_text("\n".join(written))
        answer = lk3("try", diagram, "--scenario", story, "--json")
        return answer.exit_code, json.loads(answer.stdout)

    return run


def test_a_scenario_goes_through_every_kind_of_step(tried):
    status, told = tried(
        LONG,
        *TO_THE_CHOICE,
        {"message": "kabar", "data": {"putusan": "ya"}},
        {"expect": {"waiting": ["bunyi"]}},
        {"signal": "sirene"},
        {"expect": {"waiting": [], "status": "closed", "data": {"putusan": "ya", "y": 1}}},
    )

    assert status == 0
    assert list(told) == KEYS
    assert told["trace"] == ["S", "a", "jam", "pesan", "bunyi", "g", "E"]
    assert (told["waiting"], told["status"], told["incidents"]) == ([], "closed", [])
    assert told["data"] == {"y": 1, "z": "dua", "putusan": "ya"}


def test_what_cannot_run_is_an_incident_and_is_tried_again(tried):
    status, told = tried(
        LONG,
        *TO_THE_CHOICE,
        {"message": "kabar"},
        {"signal": "sirene"},
        {"expect": {"status": "stuck"}},
        {"incident": "retry"},
    )

    assert (status, told["status"]) == (0, "stuck")
    (incident,) = told["incidents"]
    assert incident["element"] == "g"
    assert "tidak ada syarat yang terpenuhi" in incident["message"]


def test_an_expectation_that_fails_is_named_by_line(tried):
    status, told = tried(LONG, START, {"expect": {"waiting": ["b"], "data": {"y": 2}}})

    assert status == 1
    assert told["waiting"] == ["a"]
    assert [(p["line"], p["message"]) for p in told["problems"]] == [
        (2, 'waiting: diharapkan ["b"], ternyata ["a"].'),
        (2, "y: diharapkan 2, ternyata 1."),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"complete": "b"}, "b tidak sedang menunggu; yang menunggu: a."),
        ({"complete": "a", "n": 2}, "a tidak sedang menunggu; yang menunggu: a."),
        ({"message": "kabar"}, "Tidak ada yang menunggu pesan “kabar”."),
        ({"signal": "sirene"}, "Tidak ada yang menunggu sinyal “sirene”."),
        ({"incident": "retry"}, "Tidak ada langkah yang tertahan."),
        (START, "Kasus ini sudah dimulai."),
        ({"clock": "P9999Y"}, "Lama waktu “P9999Y” terlalu jauh."),
        ("{", "Baris ini bukan objek JSON yang utuh."),
        (
            {"mulai": "a"},
            "Setiap baris memuat tepat satu langkah: start, complete, message, signal",
        ),
        ({"incident": "lagi"}, "Isi langkah “incident” tidak sesuai bentuknya."),
    ],
    ids=str,
)
def test_a_step_that_cannot_be_done_names_line_and_repair(line, said, tried):
    status, told = tried(LONG, START, line)

    assert status == 1
    (problem,) = told["problems"] if isinstance(told, dict) else told
    assert problem["line"] == 2
    assert problem["file"].endswith("cerita.jsonl")
    assert problem["message"].startswith(said)
    assert problem["repair"]


def test_refused_files_are_told_as_lk3_check_tells_them(tried):
    status, problems = tried(process(sketch("S k:complexGateway E", "S>k k>E")), START)

    assert status == 1
    assert set(problems[0]) == {"file", "element", "line", "severity", "message", "repair"}
    assert problems[0]["file"].endswith("p.bpmn")
    assert "complexGateway" in problems[0]["message"]


def test_a_process_that_no_file_holds_is_refused(tried):
    status, problems = tried(LONG, {"start": {"process": "lain"}})

    assert status == 1
    assert (problems[0]["line"], problems[0]["message"]) == (
        1,
        "Proses “lain” tidak ada di dalam bundel.",
    )


def test_each_timer_fires_at_its_own_time(tried):
    drawn = sketch("S E", "S>satu satu>dua dua>E") + catch("satu", timer("P1D"))
    status, told = tried(process(drawn + catch("dua", timer("P1D"))), START, {"clock": "P2D"})

    assert (status, told["status"]) == (0, "closed")


def test_a_timer_that_never_stops_is_not_waited_for(tried):
    watch = '<bpmn:boundaryEvent id="w" attachedToRef="a" cancelActivity="false">'
    cycle = "<bpmn:timeCycle>R/PT1S</bpmn:timeCycle>"
    watch += f"<bpmn:timerEventDefinition>{cycle}</bpmn:timerEventDefinition></bpmn:boundaryEvent>"
    drawn = sketch("S a:T E F:E", "S>a a>E w>F") + watch
    status, told = tried(process(drawn), START, {"clock": "P1D"})

    assert status == 1
    assert told["problems"][0]["message"].startswith("Lebih dari 1000 tenggat")


def test_among_several_tasks_the_line_picks_one(tried):
    each = "<bpmn:loopDataInputRef>anak</bpmn:loopDataInputRef>"
    each += '<bpmn:inputDataItem id="satu" name="satu"/>'
    many = f"<bpmn:multiInstanceLoopCharacteristics>{each}</bpmn:multiInstanceLoopCharacteristics>"
    drawn = sketch("S E", "S>k k>E") + f'<bpmn:userTask id="k">{many}</bpmn:userTask>'
    status, told = tried(
        process(drawn),
        {"start": {"process": "p", "data": {"anak": ["x", "y"]}}},
        {"expect": {"waiting": ["k", "k"]}},
        {"complete": "k", "n": 2},
        {"expect": {"waiting": ["k"]}},
        {"complete": "k"},
    )

    assert (status, told["status"]) == (0, "closed")


def test_a_form_that_is_there_is_asked_and_one_that_is_not_asks_nothing(lk3, tmp_path):
    named = (
        "<bpmn:extensionElements><spiffworkflow:properties><spiffworkflow:property "
        'name="formJsonSchemaFilename" value="f.schema.json"/></spiffworkflow:properties>'
        "</bpmn:extensionElements>"
    )
    drawn = sketch("S E", "S>t t>E") + f'<bpmn:userTask id="t">{named}</bpmn:userTask>'
    (tmp_path / "p.bpmn").write_bytes(process(drawn))
    story = tmp_path / "cerita.jsonl"
    story.write_text(json.dumps(START) + "\n" + json.dumps({"complete": "t", "data": {"n": "x"}}))
    without = lk3("try", tmp_path, "--scenario", story, "--json")
    question = {"type": "integer", "title": "Jumlah", "minimum": 1}
    form = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Uji",
        "type": "object",
        "properties": {"n": question},
        "required": ["n"],
    }
    (tmp_path / "f.schema.json").write_text(json.dumps(form))
    with_it = lk3("try", tmp_path, "--scenario", story, "--json")

    assert json.loads(without.stdout)["status"] == "closed"
    assert with_it.exit_code == 1
    (problem,) = json.loads(with_it.stdout)["problems"]
    assert (problem["line"], problem["element"]) == (2, "/n")


def test_people_read_one_line_and_problems_apart(lk3, tmp_path):
    (tmp_path / "p.bpmn").write_bytes(LONG)
    story = tmp_path / "cerita.jsonl"
    story.write_text(json.dumps(START) + "\n" + json.dumps({"expect": {"status": "closed"}}))
    answer = lk3("try", tmp_path / "p.bpmn", "--scenario", story)

    assert answer.exit_code == 1
    assert answer.stdout == "open; selesai: S; menunggu: a\n"
    assert 'cerita.jsonl:2: status: diharapkan "closed", ternyata "open".' in answer.stderr


def test_a_shipped_walk_through_means_the_same_here():
    story = next(
        one for one in scenarios("konseling_keluarga") if one.name == "kekerasan_diserahkan"
    )
    tryout = Tryout(bundle_of(story.process), {})

    assert [str(problem.message) for problem in tryout.play(story, "cerita.jsonl")] == []
    assert tryout.standing.status == "closed"
    human = [step["complete"] for step in story.steps if "complete" in step]
    assert [element for element in tryout.standing.trace if element in human] == human


def test_a_condition_is_waited_for_and_may_hold_from_the_start(tried):
    told = "<bpmn:conditionalEventDefinition><bpmn:condition>x &gt; 1</bpmn:condition>"
    drawn = sketch("S E", "S>c c>E") + catch("c", f"{told}</bpmn:conditionalEventDefinition>")
    begun = {"start": {"process": "p", "data": {"x": 0}}}
    code, _ = tried(process(drawn), begun, {"expect": {"waiting": ["c"], "status": "open"}})
    assert code == 0
    begun = {"start": {"process": "p", "data": {"x": 2}}}
    code, _ = tried(process(drawn), begun, {"expect": {"status": "closed"}})
    assert code == 0


WORDS = st.sampled_from(["a", "b", "g", "jam", "kabar", "sirene", "putusan", "ya", "y", "z"])
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-9, 9), st.floats(allow_nan=False), WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=5,
)
DATA = st.dictionaries(WORDS, VALUES, max_size=3)
STEPS = st.one_of(
    st.fixed_dictionaries({"complete": WORDS, "data": DATA}),
    st.fixed_dictionaries({"message": WORDS, "data": DATA, "key": DATA}),
    st.fixed_dictionaries({"signal": WORDS}),
    st.fixed_dictionaries({"clock": st.sampled_from(["PT1H", "P9999Y", "P1M"])}),
    st.just({"incident": "retry"}),
    st.fixed_dictionaries({"expect": st.fixed_dictionaries({"data": DATA})}),
)


@settings(max_examples=40, deadline=None)
@given(DATA, st.lists(STEPS, max_size=8))
def test_whatever_is_written_is_played_or_named(data, steps):
    told = [{"start": {"process": "p", "data": data}}, *steps]
    written = "\n".join(map(json.dumps, told)).encode()
    story, wrong = read_scenario("", "cerita", "cerita.jsonl", written)
    problems = wrong or tuple(Tryout({"p.bpmn": LONG}, {}).play(story, "cerita.jsonl"))

    assert all(problem.line and str(problem.repair) for problem in problems)
