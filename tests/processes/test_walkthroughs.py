"""Walk-through files are read line by line; what is wrong is named by file and line."""

import pytest

from processes import happens, read_scenario, scenarios, shipped


def read(*lines):
    return read_scenario("p", "cerita", "cerita.jsonl", "\n".join(lines).encode())


def test_a_story_keeps_its_title_its_steps_and_their_lines():
    story, problems = read(
        '{"scenario":"Judul","note":"Catatan"}',
        "",
        '{"start":{"process":"p","data":{}}}',
        '{"complete":"f01","data":{"a":1},"n":2}',
        '{"message":"msg","data":{},"key":{"no":"1"}}',
        '{"clock":"P3D"}',
        '{"signal":"s"}',
        '{"incident":"retry"}',
        '{"expect":{"waiting":["f02"],"done":["f01"],"status":"open","data":{"a":1}}}',
    )
    assert problems == ()
    assert (story.title, story.note) == ("Judul", "Catatan")
    assert story.lines == tuple(range(3, 10))
    assert [next(iter(step)) for step in story.steps] == [
        "start",
        "complete",
        "message",
        "clock",
        "signal",
        "incident",
        "expect",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "bukan json",
        "[1]",
        "{}",
        '{"complete":""}',
        '{"complete":"a","n":0}',
        '{"complete":"a","clock":"P1D"}',
        '{"complete":"a","lain":1}',
        '{"clock":"3 hari"}',
        '{"clock":"P"}',
        '{"clock":"0 HK"}',
        '{"clock":"PT"}',
        '{"signal":""}',
        '{"clock":"P1D","when":"parameter. ="}',
        '{"clock":"P1D","when":"true"}',
        '{"start":{"process":"p"},"when":"parameter.mediasi = true"}',
        '{"incident":"lagi"}',
        '{"start":{"data":{}}}',
        '{"expect":{}}',
        '{"expect":{"status":"entah"}}',
        '{"expect":{"waiting":"f01"}}',
        '{"scenario":"terlambat"}',
        '{"message":"m","key":"1"}',
        "[" * 100_000,
        '{"complete":"\\ud800"}',
        '{"complete":"a","data":{"x":NaN}}',
        '{"complete":"a","data":{"x":1e999}}',
        '{"complete":"a","data":{"x":123456789012345678901234567890}}',
    ],
)
def test_a_line_that_cannot_be_meant_is_named(line):
    story, problems = read('{"start":{"process":"p"}}', line, '{"clock":"PT4H"}')
    assert [(problem.file, problem.line) for problem in problems] == [("cerita.jsonl", 2)]
    assert str(problems[0].repair).startswith("Tulis seperti ini: {")
    assert len(story.steps) == 2


@pytest.mark.parametrize("lines", [(), ('{"clock":"P1D"}',)])
def test_a_story_opens_with_its_start(lines):
    _, problems = read(*lines)
    assert len(problems) == 1
    assert "start" in str(problems[0].message)


def test_every_shipped_story_reads_and_has_a_title():
    told = [story for process in shipped() for story in scenarios(process)]
    assert len(told) >= 8
    assert all(story.title and story.note for story in told)
    assert all(story.steps[0]["start"]["process"] == story.process for story in told)


def test_a_process_without_stories_has_none():
    assert scenarios("sp_rencana") == ()


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ({}, True),
        ({"when": "parameter.mediasi = true"}, True),
        ({"when": "parameter.mediasi = false"}, False),
        ({"when": "tersedia.P5 = true"}, False),
    ],
)
def test_a_step_may_belong_to_the_daerah_that_chose_so(when, told):
    assert happens({"clock": "P1D", **when}, {"parameter": {"mediasi": True}}) is told
