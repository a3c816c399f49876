"""A household: everybody whom the forms of a case tell of, each once."""

from forms import read_back, shipped
from webui.family import household

FILES = shipped()
INTAKE, PROFILE, CARE = (
    f"{name}.schema.json"
    for name in ("f01_penerimaan_awal", "f04_profil_keluarga", "f10_asesmen_pengasuhan")
)


def told(form, **answers):
    return form, read_back(FILES, form, answers, "13.77")


def profile(*rows):
    return told(PROFILE, kepala_keluarga="Dedi Kurniawan", anggota=list(rows))


def test_the_profile_names_the_household_row_by_row():
    rows = (
        {"nama": "Dedi Kurniawan", "hubungan": "kepala_keluarga", "jk": "L", "usia": 42},
        {"nama": "Rosita", "hubungan": "istri", "jk": "P", "peran": "klien_utama"},
    )
    man, woman = household([profile(*rows)])
    assert (man.name, man.relation, man.sex, man.age) == (
        *("Dedi Kurniawan", "Kepala keluarga"),
        *("Laki-laki", "42"),
    )
    assert (woman.name, woman.part, woman.source) == ("Rosita", "Klien utama", PROFILE)


def test_who_is_told_of_twice_stands_there_once_with_what_either_form_knows():
    listed = profile({"nama": "Rosita", "hubungan": "istri", "jk": "P", "usia": 39})
    came = told(INTAKE, nama_klien="ROSITA ", nik="1377995503810001", nama_pelapor="Tetangga")
    (woman,) = household([listed, came])
    assert (woman.name, woman.relation, woman.nik) == ("Rosita", "Istri", "1377995503810001")


def test_the_same_name_with_another_birth_date_or_nik_is_another_person():
    born = profile({"nama": "Siti", "jk": "P", "tgl_lahir": "1985-05-01", "hubungan": "istri"})
    other = told(INTAKE, nama_klien="Siti", tanggal_lahir="2010-02-03")
    assert len(household([born, other])) == len((born, other))
    ids = [{"nama": "Siti", "nik": "1377995503810001"}, {"nama": "Siti", "nik": "1377995503810002"}]
    assert (
        len(household([profile(ids[0]), told(INTAKE, nama_klien="Siti", nik=ids[1]["nik"])])) == 2
    )


def test_two_rows_of_one_form_are_two_people():
    assert len(household([profile({"nama": "Ali"}, {"nama": "Ali"})])) == len(("Ali", "Ali"))


def test_who_is_cared_for_belongs_to_the_household_and_who_reports_does_not():
    people = household([told(CARE, yang_diasuh="Nenek Upik"), told(INTAKE, nama_pelapor="Pak RT")])
    assert [one.name for one in people] == ["Nenek Upik"]
