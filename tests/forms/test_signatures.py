"""A signature is strokes within a box: drawn, kept, read and printed as what it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms import blank_form, read_back
from forms.strokes import HIGH, LEAST, LONGEST, WIDE, is_drawn, outline, strokes_of
from tests.forms.pages import drawn, page, pages, sent
from tests.forms.shelf import FILES, settle_one
from tests.forms.test_refusals import asking, refused

CONSENT = "f02_persetujuan.schema.json"
NAME = "Tanda tangan pemberi persetujuan"
SIGNED = "60,120 78,84 96,60 110,92 124,128 150,70;188,96 214,88 250,110 300,96 342,120"
ASKED = {"properties": {"ttd": {"type": "string", "format": "goresan", "title": "Tanda tangan"}}}
POINTS = st.tuples(st.integers(0, WIDE), st.integers(0, HIGH))
LONG_ENOUGH = [(0, 0), (int(LEAST), 0)]


def written(strokes) -> str:
    return ";".join(" ".join(f"{x},{y}" for x, y in stroke) for stroke in strokes)


@given(st.lists(st.lists(POINTS, min_size=1, max_size=20), max_size=8))
def test_strokes_are_kept_point_by_point(strokes):
    text = written([LONG_ENOUGH, *strokes])
    assert [list(stroke) for stroke in strokes_of(text)] == [LONG_ENOUGH, *strokes]
    assert settle_one(ASKED, {"ttd": text}) == ({"ttd": text}, {})
    path = outline(text)
    assert path.count("M") == len(strokes) + 1
    assert re.fullmatch(r"[MLh0-9,]+", path)


@given(st.text("0123456789,; -.e", max_size=40))
def test_whatever_is_sent_is_read_or_refused_and_never_drawn_astray(text):
    for stroke in strokes_of(text):
        assert all(0 <= x <= WIDE and 0 <= y <= HIGH for x, y in stroke)
    assert bool(outline(text)) == bool(strokes_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ani",
        "10,10",  # a tap
        "10,10 12,10",  # and a trembling one
        "0,0 601,0",
        "0,0 100,241",
        "0,0 -90,0",
        "0,0 090,0",
        "0,0  90,0",
        "0,0 90,0;",
        "0,0 90,0 M1,1",
        '0,0 90,0"/><script>',
        " ".join(["1,1", "99,99"] * (LONGEST // 9)),
    ],
)
def test_what_is_no_drawing_is_refused_and_stays_to_be_looked_at(text):
    assert not is_drawn(text)
    _, said = settle_one(ASKED, {"ttd": text})
    assert "tanda tangani sekali lagi" in said["/ttd"]


def test_an_empty_box_that_must_be_signed_is_asked_for():
    _, said = settle_one({**ASKED, "required": ["ttd"]}, {"ttd": ""})
    assert "belum digambar" in said["/ttd"]


@pytest.mark.parametrize("more", [{"maxLength": 20}, {"pattern": "^a$"}, {"x-cari": "nama"}])
def test_no_other_keyword_of_texts_stands_beside_it(more):
    assert refused(asking(type="string", format="goresan")) == []
    problem, *_ = refused(asking(type="string", format="goresan", **more))
    assert problem.code == "form.keyword"
    assert problem.file == "f.schema.json"


def test_the_box_shows_what_was_drawn_and_sends_it_back():
    answers = {"cara": "tanda_tangan", "tanda_tangan": SIGNED}
    seen = page(drawn(CONSENT, answers))
    [path] = seen.xpath("//*[@data-signature]//*[local-name()='path']/@d")
    assert path == outline(SIGNED)
    assert ("tanda_tangan", SIGNED) in sent(seen)


def test_it_is_read_as_a_picture_and_in_words():
    lines = read_back(FILES, CONSENT, {"cara": "tanda_tangan", "tanda_tangan": SIGNED}, "13.77")
    [line] = [line for line in lines if line.path == "tanda_tangan"]
    assert line.words == "Digambar di layar (2 goresan, 11 titik)"
    assert line.drawing == outline(SIGNED)
    shown = (
        pages()
        .from_string(
            '{% from "forms/answers.html" import read_answers with context %}{{ read_answers(a) }}'
        )
        .render(a=lines)
    )
    assert f'd="{outline(SIGNED)}"' in shown
    assert 'aria-label="Tanda tangan"' in shown


def test_on_paper_there_is_a_box_for_the_pen():
    asked = [one for part in blank_form(FILES, CONSENT).parts for one in part.asked]
    assert [one.title for one in asked if one.look == "sign"] == [
        "Tanda tangan pemberi persetujuan"
    ]
