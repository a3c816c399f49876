"""Whoever was served is written to only where that is safe, and asked without a name."""

from dataclasses import replace

import pytest

from processes import scenarios
from tests.processes.story import Story, facts, settled

STORIES = {story.name: story for story in scenarios("pengaduan_bansos")}


@pytest.mark.parametrize(
    ("form", "way"),
    [
        ("kerja_tanda_terima", {"cara_tanda_terima": "pesan"}),
        (
            "kerja_jawab_pengaduan",
            {
                "cara_jawab": "pesan",
                "isi_jawaban_pelapor": "Sudah diperiksa.",
                "layanan_keluarga": "tidak",
            },
        ),
    ],
)
@pytest.mark.parametrize(
    ("contact", "is_safe"),
    [(None, False), ({"boleh_pesan": False}, False), ({"boleh_pesan": True}, True)],
)
def test_a_message_goes_only_to_whom_it_is_safe_to_send_one(form, way, contact, is_safe):
    assert (settled(form, way, kontak_aman=contact)[1] == []) == is_safe


def test_the_survey_is_offered_only_to_whom_it_is_safe_to_write():
    way = ("sp_survei", "ke_f24_survei_kepuasan_dari_gw_aman_dihubungi")
    offered = {one: way in Story(STORIES[one]).play().taken for one in ("musyawarah", "ringan")}

    assert offered == {"musyawarah": True, "ringan": False}


@pytest.mark.parametrize("is_safe", [True, False])
def test_a_family_that_was_counseled_is_asked_too_if_that_is_safe(is_safe):
    main = next(one for one in scenarios("konseling_keluarga") if one.name == "utama")
    steps = [one for one in main.steps if "expect" not in one]
    intake = next(one["data"] for one in steps if one.get("complete") == "f01_penerimaan_awal")
    contact = {**intake["kontak_aman"], "boleh_pesan": is_safe}
    steps = [
        {**one, "data": {**intake, "kontak_aman": contact}} if one.get("data") is intake else one
        for one in steps
    ]
    end = next(n for n, one in enumerate(steps) if one.get("complete") == "setujui_penutupan")
    told_of = replace(main, steps=tuple(steps[: end + 1]), lines=tuple(range(end + 1)))

    assert ("f24_survei_kepuasan" in Story(told_of).play().waiting()) == is_safe


def test_the_survey_asks_for_no_name_and_tells_of_nobody():
    survey = facts()["f24_survei_kepuasan.schema.json"]

    assert len(survey.fields) == 9 + 3 + 1
    assert {field.type for name, field in survey.fields.items() if name != "saran"} == {"number"}
    assert survey.reads == frozenset()
