"""A filled form reads as people speak: labels, dates in words, rupiah, yes and no."""

from forms import Answered, read_back
from tests.forms.pages import pages
from tests.forms.shelf import FILES, examples

FILLED = {name: answers for name, _, answers in reversed(list(examples()))}


def lines(name: str, daerah: str = "13.77") -> dict[tuple[str, str], str]:
    found = read_back(FILES, f"{name}.schema.json", FILLED[f"{name}.schema.json"], daerah)
    return {(line.within, line.label): line.words for line in found}


def test_answers_are_read_in_words():
    intake, family = lines("f01_penerimaan_awal"), lines("f04_profil_keluarga")

    assert intake["", "Waktu kontak"] == "18 Mei 2026, 09.00 WIB"
    assert intake["", "Masalah/kebutuhan"] == "Kekerasan dalam rumah tangga, Ekonomi keluarga"
    assert intake["Tanda bahaya", "Kekerasan disebut?"] == "Ya"
    assert intake["Kontak yang aman", "Jangan pernah menghubungi"] == "Suami"
    assert intake["Alamat tempat tinggal", "Lintang"] == "-0,62"
    assert family["", "Penghasilan keluarga sebulan"] == "Rp1.500.000"
    assert family["Anggota 2", "Hubungan dalam keluarga"] == "Suami"
    assert family["Bantuan 1", "Sejak"] == "1 Januari 2024"


def test_moments_are_read_by_the_clock_of_the_daerah():
    assert lines("f01_penerimaan_awal", "81.71")["", "Waktu kontak"] == "18 Mei 2026, 11.00 WIT"


def test_every_line_carries_its_confidentiality():
    found = read_back(
        FILES, "f12_catatan_sesi.schema.json", FILLED["f12_catatan_sesi.schema.json"], "13.77"
    )

    secrecy = {line.label: line.secrecy for line in found}
    assert (secrecy["Isi sesi"], secrecy["Catatan proses"]) == ("K3", "K4")


def test_a_point_on_a_scale_is_read_with_the_end_of_the_scale():
    answers = {"skor_distres": {"sebelum": 8, "sesudah": 0}}
    found = read_back(FILES, "f12_catatan_sesi.schema.json", answers, "13.77")

    assert [line.words for line in found] == ["8/10", "0/10"]


def test_what_cannot_be_read_is_shown_as_it_is():
    odd = {"tanggal": "besok", "mode": "terbang", "kesepakatan": ["odd"], "sesi_ke": 2}

    found = read_back(FILES, "f12_catatan_sesi.schema.json", odd, "13.77")
    assert [line.words for line in found] == ["2", "terbang", "besok"]


def drawn(answers: tuple[Answered, ...]) -> str:
    template = pages().from_string(
        '{% from "forms/answers.html" import read_answers with context %}'
        "{{ read_answers(answers) }}"
    )
    return template.render(answers=answers)


def test_answers_are_read_on_the_page():
    found = read_back(
        FILES, "f20_pemantauan.schema.json", FILLED["f20_pemantauan.schema.json"], "13.77"
    )

    assert "18 Juni 2026" in drawn(found)
    assert "Belum ada isian." in drawn(())


def test_a_group_that_stands_first_is_named_on_the_page():
    name = "f01_penerimaan_awal.schema.json"
    grouped = tuple(line for line in read_back(FILES, name, FILLED[name], "13.77") if line.within)

    assert f'form-within">{grouped[0].within}<' in drawn(grouped)
