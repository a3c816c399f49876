"""P11: when data leaks, those in danger are safe first, and all concerned know within 72 hours."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from processes import daerah, scenarios
from tests.processes.retold import given, refused, until
from tests.processes.story import Story, checked, facts

PATHWAY = "insiden_data"
STORIES = {story.name: story for story in scenarios(PATHWAY)}
LETTERS = ("f28_pemberitahuan_subjek", "f28_pemberitahuan_lembaga", "f28_pengumuman")
MAKASSAR = ZoneInfo("Asia/Makassar")


@pytest.mark.parametrize("code", sorted(daerah()))
def test_the_72_hours_run_over_the_weekend_from_when_it_was_known(code):
    story = Story(until(STORIES["utama"], "f28_insiden_data"), code)
    saturday = datetime(2026, 2, 28, 21, tzinfo=MAKASSAR)
    answers = given(STORIES["salah_kirim"], "f28_insiden_data")
    known = {**answers, "diketahui": saturday.astimezone(UTC).isoformat()}
    story.play()._complete({"complete": "f28_insiden_data", "data": known})

    assert datetime.fromisoformat(story.known["batas_insiden"]) == saturday + timedelta(hours=72)
    hours = sorted((at - saturday) // timedelta(hours=1) for at in story.clocks.values())
    assert hours == [24, 48, 66]


def test_every_notice_has_to_be_out_by_that_moment():
    work = checked(PATHWAY).processes["sp_tangani_insiden"].nodes

    assert {work[name].due for name in (*LETTERS, "hubungi_klien_insiden")} == {"batas_insiden"}


def test_whoever_is_in_danger_is_made_safe_before_anybody_is_written_to():
    done = Story(STORIES["utama"]).play().done

    assert done.index("amankan_klien") < min(done.index(name) for name in LETTERS)
    asked = list(facts()["kerja_nilai_insiden.schema.json"].fields)
    assert asked[0] == "keselamatan_terancam"


def test_a_client_whose_k4_data_leaked_hears_it_from_the_manager_before_any_letter():
    main = STORIES["utama"]
    before = Story(until(main, "hubungi_klien_insiden")).play()
    assert before.waiting() == ["hubungi_klien_insiden"]

    work = checked(PATHWAY).processes["sp_tangani_insiden"].nodes
    assert work["hubungi_klien_insiden"].role == "manajer_kasus"
    after = Story(main).play().done
    assert after.index("hubungi_klien_insiden") < min(after.index(name) for name in LETTERS)


def test_a_leak_of_k4_data_always_counts_as_harmful():
    judged = given(STORIES["tidak_merugikan"], "nilai_insiden")

    assert refused("kerja_nilai_insiden", judged) == []
    for grave in ({"kelas_terdampak": "K4"}, {"keselamatan_terancam": True}):
        assert refused("kerja_nilai_insiden", {**judged, **grave}) == ["/mungkin_merugikan"]


@pytest.mark.parametrize("form", LETTERS)
@pytest.mark.parametrize("missing", ["data_terungkap", "kapan_bagaimana", "upaya"])
def test_no_notice_goes_out_without_the_three_things_that_the_law_wants(form, missing):
    answers = given(STORIES["utama"], form)
    told = {k: v for k, v in answers["isi_pemberitahuan"].items() if k != missing}
    less = {**answers, "isi_pemberitahuan": told}

    assert refused(form, less) == [f"/isi_pemberitahuan/{missing}"]


def test_what_harms_nobody_is_written_to_nobody_and_still_reported_and_learned_from():
    story = Story(STORIES["tidak_merugikan"]).play()

    assert story.end == "akhir_insiden_tanpa_pemberitahuan"
    assert not set(LETTERS) & set(story.done)
    assert story.done[-3:] == ["f28_perbaikan_insiden", "laporan_insiden", "pelajaran_insiden"]


def test_what_was_told_of_the_leak_never_travels_with_the_case():
    story = Story(STORIES["utama"]).play()
    words = [given(STORIES["utama"], "f28_insiden_data")["tindakan_segera"]]
    words += given(STORIES["utama"], "f28_pengumuman")["isi_pemberitahuan"].values()

    assert [word for word in words if word in str(story.known)] == []
