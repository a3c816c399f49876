"""A case conference opens no more than was decided before, and none of its decisions is lost."""

import pytest

from processes import Scenario
from tests.processes.story import Story, settled

INVITED = {
    "waktu_konferensi": "2026-03-04T09:00:00+07:00",
    "tempat_konferensi": "Ruang konseling LK3",
    "undangan": [{"nama": "Yusniar", "lembaga": "Puskesmas Latihan", "peran": "Bidan desa"}],
    "tanpa_terduga_pelaku": True,
    "dasar_konferensi": "izin_klien",
    "data_boleh_dibuka": ["ringkasan", "hasil_asesmen"],
}
HELD = {
    "tanggal": "2026-03-02",
    "jenis_konferensi": "lintas_lembaga",
    "peserta": [{"nama": "Yusniar", "peran": "Bidan desa", "pakta_kerahasiaan": True}],
    "klien_hadir": "ya",
    "data_dibuka": ["ringkasan"],
    "ringkasan_konferensi": "Ibu kelelahan merawat tiga anak.",
    "keputusan_konferensi": [
        {"tindakan": "Kunjungan bidan", "penanggung_jawab": "Yusniar", "batas": "2026-03-09"},
        {"tindakan": "Jadwal jaga anak", "penanggung_jawab": "Nenek", "batas": "2026-03-16"},
    ],
}


def conference(held, *steps):
    """Play a conference up to what `steps` say after it."""
    told = (
        {"start": {"process": "sp_konferensi_kasus"}},
        {"complete": "undang_konferensi", "data": INVITED},
        {"complete": "f14_konferensi_kasus", "data": held},
        *steps,
    )
    scenario = Scenario(
        process="sp_konferensi_kasus", name="rapat", steps=told, lines=tuple(range(len(told)))
    )
    story = Story(scenario)
    story.known["petugas_kasus"] = "@pekerja_sosial"
    return story.play()


def test_each_decision_is_followed_up_by_a_task_of_its_own_due_when_it_was_promised():
    story = conference(HELD)

    assert story.waiting() == ["tindak_lanjut_keputusan"] * 2
    assert story.known["batas_keputusan"] == ["2026-03-09", "2026-03-16"]
    due = [one.date().isoformat() for one in story.dues["tindak_lanjut_keputusan"]]
    assert sorted(due) == ["2026-03-09", "2026-03-16"]


def test_the_conference_is_over_when_every_decision_was_followed_up():
    done = {"complete": "tindak_lanjut_keputusan", "data": {"hasil_tindakan": "dikerjakan"}}
    assert conference(HELD, done).status == "running"
    assert conference(HELD, done, done).status == "ended"


def test_the_words_of_a_conference_stay_in_its_minutes():
    story = conference(HELD)

    assert story.known["keputusan_konferensi"] is None
    assert "Kunjungan bidan" not in str(story.known)


@pytest.mark.parametrize("opened", ["identitas", "kontak", "ringkasan", "hasil_asesmen", "foto"])
def test_nothing_beyond_the_invitation_is_opened(opened):
    held = {**HELD, "data_dibuka": [opened]}
    _, refused = settled(
        "f14_konferensi_kasus", held, data_boleh_dibuka=INVITED["data_boleh_dibuka"]
    )

    assert refused == ([] if opened in INVITED["data_boleh_dibuka"] else ["/data_dibuka"])


@pytest.mark.parametrize("data", ["identitas", "kontak", "foto", "ringkasan"])
def test_without_leave_of_the_client_nobody_can_tell_who_it_is(data):
    invited = {**INVITED, "dasar_konferensi": "tanpa_identitas", "data_boleh_dibuka": [data]}
    _, refused = settled("kerja_undangan_konferensi", invited)

    assert refused == ([] if data == "ringkasan" else ["/data_boleh_dibuka"])


def test_who_did_not_pledge_secrecy_is_no_participant():
    guest = {**HELD["peserta"][0], "pakta_kerahasiaan": False}
    _, refused = settled("f14_konferensi_kasus", {**HELD, "peserta": [guest]})

    assert refused == ["/peserta/0/pakta_kerahasiaan"]
