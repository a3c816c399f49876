"""A daerah.yaml is checked key by key, each problem with its line."""

import pytest

from processes import HOME, check_identity

PLACES = HOME / "daerah"
GOOD = (PLACES / "13.77_pariaman" / "daerah.yaml").read_text("utf-8")


def told(source):
    problems = check_identity("daerah.yaml", source.encode())
    assert all(problem.repair.template for problem in problems)
    return [(problem.element, problem.line) for problem in problems]


@pytest.mark.parametrize("path", sorted(PLACES.glob("*/daerah.yaml")), ids=lambda p: p.parent.name)
def test_every_shipped_daerah_is_whole(path):
    assert check_identity(path.name, path.read_bytes()) == ()


def test_a_missing_and_an_unknown_key_are_named_by_line():
    assert told(GOOD.replace("nama:", "nma:")) == [("nma", 2), ("nama", 1)]


def test_keys_of_the_letterhead_are_known_too():
    assert told(GOOD.replace("  unit:", "  satuan:")) == [("kop.satuan", 13), ("kop.unit", 12)]


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('kode: "13.77"', "kode: 13.77", "kode"),
        ('kode: "13.77"', 'kode: "1377"', "kode"),
        ("jenis: kota", "jenis: desa", "jenis"),
        ("zona: Asia/Jakarta", "zona: WIB", "zona"),
        ("provinsi: Sumatera Barat", "provinsi: ''", "provinsi"),
        ("moto: Teman Bicara Keluarga", "moto: 7", "moto"),
        ("baris: [PEMERINTAH KOTA PARIAMAN, DINAS SOSIAL]", "baris: satu", "kop.baris"),
        ("baris: [PEMERINTAH KOTA PARIAMAN, DINAS SOSIAL]", "baris: [1]", "kop.baris"),
        ("  desa: Desa/Kelurahan", "  desa: 5", "label"),
        ("label:\n  desa: Desa/Kelurahan", "label: desa", "label"),
        ('kode: "13.77"', 'kode: "13.77"\nkode_lama: "91.09"', "kode_lama"),
        ('kode: "13.77"', 'kode: "13.77"\nkode: "13.77"', "kode"),
        ("unit_surat: {", "unit_surat: {sekretaris_lk3: 7, ", "unit_surat"),
        ("unit_surat: {", 'pola_nomor: "{urut}/{tahun}"\nunit_surat: {', "pola_nomor"),
        ("unit_surat: {", 'pola_nomor: "{urut}{kode_unit}{tahun}{x}"\nunit_surat: {', "pola_nomor"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named(before, after, key):
    assert before in GOOD
    assert [element for element, line in told(GOOD.replace(before, after)) if line] == [key]


def test_a_letterhead_that_is_no_group_is_named():
    without = GOOD[: GOOD.index("kop:")] + "kop: surat\nlabel: {}\n"
    assert told(without) == [("kop", 11)]


@pytest.mark.parametrize(
    "source",
    [b"", b"a: [", b"- 1", b"teks", b"\xff", b"[" * 50_000, b"a: &x [*x]", b"x: " + b"y" * 70_000],
    ids=["empty", "open", "list", "text", "bytes", "deep", "round", "large"],
)
def test_whatever_the_bytes_it_is_refused_and_never_raises(source):
    assert check_identity("daerah.yaml", source)
