"""Forms that sign an agreement say which questions bear it."""

import json

import pytest

from engine import Agreement
from tests.forms.shelf import FILES, LIBRARY

TEXT = {"type": "string", "title": "T"}


def test_the_agreement_with_a_partner_is_signed_by_one_shipped_form():
    facts, _ = LIBRARY.facts(FILES)
    assert {name: fact.agreement for name, fact in facts.items() if fact.agreement} == {
        "kerja_tanda_tangan_pks.schema.json": Agreement(
            "nama_mitra", "pks_nomor", "pks_berlaku_sampai"
        )
    }


@pytest.mark.parametrize(
    "wrong", [{}, {"dengan": "a", "nomor": "a", "sampai": "z"}, {"dengan": "a", "nomor": "a"}]
)
def test_an_agreement_of_questions_that_are_not_there_is_refused(wrong):
    form = {"type": "object", "title": "F", "properties": {"a": TEXT}, "x-perjanjian": wrong}
    _, problems = LIBRARY.facts({"f.schema.json": json.dumps(form).encode()})
    assert [(one.code, one.element) for one in problems] == [("form.agreement", "/x-perjanjian")]
