"""P9: everybody invited answers for herself, and what was agreed on is seen through in time."""

from datetime import UTC, datetime

import pytest

from processes import scenarios
from tests.processes.story import START, Story, settled
from webui.bundles import calendar_of

PATHWAY = "sosialisasi_rakor"
STORIES = {story.name: story for story in scenarios(PATHWAY)}
PLAN = dict(STORIES["utama"].steps[1]["data"])
HELD = {"terlaksana": True, "jumlah_hadir": 5, "notulen": "Saling mengabari."}
ITEM = {"butir": "Menunjuk penghubung", "penanggung_jawab": "LK3", "batas": "2026-04-20"}


@pytest.fixture(scope="module")
def meeting():
    return Story(STORIES["utama"]).play()


def test_every_invitation_is_answered_by_itself(meeting):
    asked = meeting.done.count("jawab_undangan") + meeting.done.count("catat_jawaban")
    assert asked == len(PLAN["undangan"]) == 2


def test_who_does_not_answer_in_time_is_asked_by_the_secretary(meeting):
    three_days = calendar_of("13.77").after(START, 3)
    assert meeting.dues["jawab_undangan"] == [three_days, three_days]
    assert meeting.done.index("jawab_undangan") < meeting.done.index("catat_jawaban")


def test_every_point_agreed_on_is_due_on_its_own_day(meeting):
    wanted = {"jalankan_rumusan_desa": 20, "jalankan_rumusan": 30}
    for element, day in wanted.items():
        [due] = meeting.dues[element]
        assert due == datetime(2026, 4, day, 16, 59, tzinfo=UTC), element  # 23.59 WIB
    assert meeting.done.count("tanyakan_rumusan") == 1


@pytest.mark.parametrize(
    ("kind", "told", "refused"),
    [
        ("rakor", {}, ["/rumusan"]),
        ("rakor", {"rumusan": [ITEM]}, ["/rumusan"]),
        ("rakor", {"rumusan": [{**ITEM, "kode_wilayah": "13.77.01.1001"}]}, []),
        ("sosialisasi", {}, []),
    ],
)
def test_a_coordination_meeting_ends_in_points_and_one_for_a_village(kind, told, refused):
    assert settled("f25_laporan_kegiatan", {**HELD, **told}, jenis=kind)[1] == refused


def test_what_did_not_take_place_says_why():
    assert settled("f25_laporan_kegiatan", {"terlaksana": False})[1] == ["/alasan_batal"]


def test_a_village_is_invited_by_its_code():
    nameless = [{"sasaran": "desa_kelurahan", "nama_tujuan": "Karan Aur"}]
    assert settled("f25_kegiatan", {**PLAN, "undangan": nameless})[1] == [
        "/undangan/0/kode_wilayah"
    ]
