"""`lk3 walk` plays walk-throughs through the real engine, each with a case of its own."""

import json
from dataclasses import replace

import pytest

from processes import daerah, scenarios, shipped
from tests.conftest import SERVER
from webui.stage import stage

PATHWAY = "konseling_keluarga"
SHIPPED = [story for process in shipped() for story in scenarios(process)]
KEYS = {"process", "daerah", "scenario", "status", "ok", "trace", "problems"}


def story(name="utama"):
    return next(one for one in scenarios(PATHWAY) if one.name == name)


@pytest.fixture(scope="module")
def ours():
    with stage(SERVER) as one:
        yield one


@pytest.mark.database
def test_the_main_scenario_goes_through_everything(lk3):
    call = ("walk", PATHWAY, "--daerah", "13.77", "--scenario", "utama", "--json")
    (walk,) = json.loads(lk3(*call, url=SERVER).stdout)

    assert set(walk) == KEYS
    assert (walk["process"], walk["daerah"], walk["scenario"]) == (PATHWAY, "13.77", "utama")
    assert (walk["ok"], walk["status"], walk["problems"]) == (True, "closed", [])
    assert len(walk["trace"]) >= 20


@pytest.mark.database
def test_it_meets_what_a_case_can_meet(ours):
    counts = ours.play(story(), "13.77").counts

    assert counts["tasks"] >= 20
    assert counts["called"] >= 4
    assert min(counts["decisions"], counts["timers"], counts["messages"]) >= 1


@pytest.mark.database
@pytest.mark.parametrize("scenario", SHIPPED, ids=lambda one: f"{one.process}-{one.name}")
def test_every_shipped_scenario_ends_as_it_says(scenario, ours):
    walk = ours.play(scenario, "94.04")

    assert [str(problem) for problem in walk.problems] == []
    assert walk.status == "closed"


@pytest.mark.parametrize("code", daerah())
def test_every_daerah_can_walk(code, ours):
    assert ours.play(story(), code).ok


def test_people_read_a_line_for_each_walk(lk3):
    shown = lk3("walk", PATHWAY, "--daerah", "13.77", "--scenario", "kasus_ganda")

    assert shown.exit_code == 0
    assert f"✓ {PATHWAY} 13.77 kasus_ganda: closed; 2 tugas" in shown.stdout


@pytest.mark.parametrize("call", [("lain",), (PATHWAY, "--scenario", "lain")])
def test_a_scenario_that_is_not_there_is_refused(call, lk3):
    answer = lk3("walk", *call, "--daerah", "13.77")

    assert answer.exit_code == 1
    assert answer.stderr == "Tidak ada skenario seperti itu.\n"


def played(ours, *steps):
    start = {"start": {"process": PATHWAY}}
    walk = ours.play(replace(story(), steps=(start, *steps)), "13.77")
    return walk, [str(problem) for problem in walk.problems]


def test_a_task_that_does_not_wait_is_told_with_those_that_do(ours):
    walk, problems = played(ours, {"complete": "f12_catatan_sesi", "data": {}})

    assert not walk.ok
    assert problems == [
        "Langkah 2: f12_catatan_sesi tidak sedang menunggu; yang menunggu: f01_penerimaan_awal."
    ]


def test_answers_that_do_not_fit_are_told_field_by_field(ours):
    walk, problems = played(ours, {"complete": "f01_penerimaan_awal", "data": {}}, {"clock": "P1D"})

    assert walk.status == "open"
    assert walk.trace == ()
    assert len(problems) > 1
    assert all(problem.startswith("Langkah 2, /") for problem in problems)


def test_expectations_are_held(ours):
    _, problems = played(
        ours,
        {
            "expect": {
                "status": "closed",
                "waiting": [],
                "done": ["x"],
                "data": {"risiko": "tinggi"},
            }
        },
    )

    assert problems == [
        'Langkah 2: waiting: diharapkan [], ternyata ["f01_penerimaan_awal"].',
        'Langkah 2: done: diharapkan ["x"], ternyata [].',
        'Langkah 2: status: diharapkan "closed", ternyata "open".',
        'Langkah 2: risiko: diharapkan "tinggi", ternyata null.',
    ]


def test_a_message_nobody_waits_for_is_told(ours):
    _, problems = played(ours, {"message": "msg_lain", "data": {}})

    assert len(problems) == 1
    assert problems[0].startswith("Langkah 2: ")


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ({"signal": "sirene"}, "Sinyal “sirene” dari luar kasus tidak ada; kirim pesan."),
        ({"incident": "retry"}, "Tidak ada langkah yang tertahan."),
        ({"start": {"process": PATHWAY, "data": {"x": 1}}}, "Kasus di meja kerja dimulai tanpa"),
    ],
    ids=["signal", "incident", "start"],
)
def test_what_the_desk_does_not_do_is_told(step, said, ours):
    _, problems = played(ours, step)

    assert len(problems) == 1
    assert problems[0].startswith(f"Langkah 2: {said}")


def test_a_process_that_is_not_published_starts_no_case(ours):
    walk = ours.play(replace(story(), steps=({"start": {"process": "lain"}},)), "13.77")

    assert not walk.ok
    assert walk.status == "open"


def test_clocks_of_an_unfinished_walk_do_not_ring_in_the_next(ours):
    steps = story().steps
    cut = next(n for n, step in enumerate(steps) if "clock" in step)
    unfinished = ours.play(replace(story(), steps=steps[:cut]), "13.77")
    whole = ours.play(story(), "13.77")

    assert unfinished.status == "open"
    assert whole.counts["timers"] == ours.play(story(), "13.77").counts["timers"]
