"""What the five institutes do differently when a family is counseled."""

from functools import cache

import pytest

from processes import daerah, scenarios
from tests.processes.story import Story

PATHWAY = "konseling_keluarga"
STORIES = {story.name: story for story in scenarios(PATHWAY)}
EVERYWHERE = pytest.mark.parametrize("code", sorted(daerah()))


@cache
def told(name, code):
    """The story as it goes in a daerah."""
    return Story(STORIES[name], code).play()


@EVERYWHERE
def test_row_11_in_mimika_a_family_settles_among_itself_with_an_elder(code):
    done = told("musyawarah", code).done

    offered = code == "94.04"
    assert ("pertemuan_keluarga" in done) == offered
    assert ("siapkan_tetua" in done) == offered


def test_row_11_even_in_mimika_nobody_who_is_afraid_is_asked_to_settle():
    story = told("musyawarah_dilarang", "94.04")

    assert ("konseling_keluarga", "mediasi_dilarang") in story.passed
    assert story.done.count("pertemuan_keluarga") == 1
    assert story.end == "akhir_dialihkan_berjalan"


@EVERYWHERE
def test_row_31_in_ambon_two_problems_are_enough_for_a_case_conference(code):
    assert STORIES["utama"].steps[1]["data"]["topik"] == ["remaja", "pengasuhan_anak"]

    assert ("f14_konferensi_kasus" in told("utama", code).done) == (code == "81.71")


@EVERYWHERE
def test_row_31_three_problems_are_enough_everywhere(code):
    assert "f14_konferensi_kasus" in told("konferensi", code).done
