"""Who signs the letters of the five, and how it shows."""

import pytest

from processes import number_style, scenarios
from tests.differences.between import AMBON, MIMIKA, PARIAMAN
from tests.processes.story import Story

REFERRAL = next(one for one in scenarios("konseling_keluarga") if one.name == "utama")
SIGNING = {"tanda_tangan_ketua", "tanda_tangan_dinas"}


@pytest.mark.parametrize(
    ("code", "task", "unit"),
    [
        (PARIAMAN, "tanda_tangan_dinas", "DINSOS"),
        (MIMIKA, "tanda_tangan_ketua", "LK3"),
        (AMBON, "tanda_tangan_ketua", "LK3"),
    ],
)
def test_row_02_in_pariaman_the_head_of_the_dinas_signs_what_the_chair_signs_elsewhere(
    code, task, unit
):
    told = Story(REFERRAL, code).play()
    node = told.definition.checked.processes["sp_surat"].nodes[task]

    assert SIGNING & {*told.done} == {task}
    assert number_style(code, node.role).unit == unit


def test_a_letter_to_another_office_is_signed_by_the_head_of_the_dinas_everywhere():
    declined = next(one for one in scenarios("rujukan_masuk") if one.name == "di_luar_wilayah")
    for code in (PARIAMAN, MIMIKA):
        assert SIGNING & {*Story(declined, code).play().done} == {"tanda_tangan_dinas"}
