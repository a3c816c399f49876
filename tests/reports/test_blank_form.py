"""A form on paper: every question, and nobody's name."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from forms import blank_form
from reports import BlankDocument, Letterhead, Reader, blank_paper
from tests.forms.shelf import FILES, NAMES
from tests.reports.paper import flat, is_accessible, listening

KOP = Letterhead(lines=("PEMERINTAH KOTA PARIAMAN", "DINAS SOSIAL"), unit="LK3")
INTAKE = "f01_penerimaan_awal.schema.json"


def said(asked):
    for one in asked:
        yield one.title
        yield from one.options
        yield from said(one.asked)


@pytest.mark.parametrize("name", NAMES)
def test_every_question_of_every_form_has_its_place(name):
    form = blank_form(FILES, name)
    assert form.title
    for part in form.parts:
        assert all(said(part.asked))


def test_the_paper_asks_also_what_an_answer_would_bring_up():
    form = blank_form(FILES, INTAKE)
    with listening() as warned:
        made = blank_paper(BlankDocument(letterhead=KOP, form=form, edition=INTAKE), Reader())
    paper = PdfReader(BytesIO(made))

    is_accessible(paper, form.title, "id")
    assert warned == []
    text = flat(paper)
    for part in form.parts:
        for words in said(part.asked):
            assert " ".join(words.split()) in text
    assert any(one.sometimes for part in form.parts for one in part.asked)
    assert "Rahasia: salin ke LK3" in text
    # The intake asks at what hour the family came: the paper leaves room for it.
    assert "pukul" in text
