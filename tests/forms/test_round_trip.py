"""What a form shows, the browser sends back the same."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import JsonObject
from forms import form_tree, parse
from forms.fields import Field
from forms.library import form_of
from forms.tree import FormTree
from tests.forms.pages import drawn, page, sent
from tests.forms.shelf import FILES, LIBRARY, NAMES, NOW, examples

WORD = st.text("abc ÄöÅß\"'<>&\n", min_size=1, max_size=12).map(str.strip).filter(bool)
LINE = WORD.map(lambda text: " ".join(text.split()))


def is_odd(number: float) -> bool:
    """Tell numbers that only a decimal comma can write, short enough for a person."""
    return number != int(number) and abs(number) > 1e-3


SCALARS = {
    "yesno": st.booleans(),
    "integer": st.integers(-(10**9), 10**9),
    "number": st.integers(-100, 100) | st.floats(-1000, 1000).filter(is_odd),
    "date": st.dates(min_value=date(1900, 1, 1)).map(str),
    "datetime": st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1)).map(  # noqa: DTZ001 - a wall clock
        lambda moment: moment.strftime("%Y-%m-%dT%H:%M")
    ),
}


def values(field: Field) -> st.SearchStrategy:
    """Return answers to a question as `parse` gives them."""
    if field.kind == "group":
        return group(field)
    if field.kind in ("rows", "lines"):
        row = group(field) if field.kind == "rows" else values(field.fields[0])
        return st.lists(row, min_size=1, max_size=3)
    if field.choices:
        allowed = [choice.value for choice in field.choices]
        some = st.sets(st.sampled_from(allowed), min_size=1)
        several = some.map(lambda chosen: [value for value in allowed if value in chosen])
        return several if field.kind == "choices" else st.sampled_from(allowed)
    return SCALARS.get(field.kind, WORD if field.widget == "textarea" else LINE)


def group(field: Field) -> st.SearchStrategy:
    asked = [inner for inner in field.fields if not inner.read_only]
    return st.fixed_dictionaries({}, optional={inner.name: values(inner) for inner in asked}).map(
        lambda found: {name: value for name, value in found.items() if value not in ({}, [])}
    )


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_what_is_shown_is_sent_back_the_same(data):
    name = data.draw(st.sampled_from(NAMES))
    top = form_of(FILES, name).top
    answers = data.draw(group(top))

    tree = drawn(name, answers)
    back = parse(FILES, name, sent(page(tree)))

    expected = {**({} if answers else prefills(name)), **blank_rows(top, answers, tree)}
    assert back == {**answers, **expected}


def prefills(name: str) -> JsonObject:
    return parse(FILES, name, sent(page(drawn(name, {}))))


def blank_rows(top: Field, answers: JsonObject, tree: FormTree) -> JsonObject:
    """Return the one blank row that a required list shows while it has none."""
    # Asked as drawn: a rule may require what the form as such does not.
    asked = {field.name: field for section in tree.sections for field in section.fields}
    return {
        field.name: [{}] if field.kind == "rows" else [""]
        for field in top.fields
        if field.kind in ("rows", "lines")
        and field.name not in answers
        and field.name in asked
        and (asked[field.name].required or field.min_items)
    }


@pytest.mark.parametrize(("name", "known", "answers"), list(examples()))
def test_a_settled_answer_shown_again_settles_the_same(name, known, answers):
    tree = form_tree(FILES, name, answers, known, (), NOW)

    kept, _ = LIBRARY.settle(FILES, name, parse(FILES, name, sent(page(tree))), known, NOW)
    assert kept == answers


def test_answers_to_questions_not_asked_are_kept_out_of_sight():
    answers = {
        "anonim": True,
        "nama_klien": "Siti",
        "alamat": {"jalan": "Melati"},
        "perwakilan": ["Ani"],
    }
    name = "f01_penerimaan_awal.schema.json"

    tree = drawn(name, answers)
    assert dict(tree.kept) == {
        "nama_klien": "Siti",
        "alamat[jalan]": "Melati",
        "perwakilan[0]": "Ani",
    }
    assert parse(FILES, name, sent(page(tree))) == answers
