"""The five daerah are named rightly, and every region code belongs to somebody."""

import csv
from pathlib import Path
from zoneinfo import ZoneInfo

import processes
from processes import daerah, regions, within

SHEET = Path(processes.__file__).parent / "wilayah.csv"


def test_the_five_daerah_are_there_in_the_order_of_their_codes():
    names = [(code, place.nama, place.zona) for code, place in daerah().items()]
    assert names == [
        ("13.77", "Kota Pariaman", "WIB"),
        ("64.74", "Kota Bontang", "WITA"),
        ("73.71", "Kota Makassar", "WITA"),
        ("81.71", "Kota Ambon", "WIT"),
        ("94.04", "Kabupaten Mimika", "WIT"),
    ]


def test_mimika_keeps_the_code_that_older_nik_carry():
    assert daerah()["94.04"].kode_lama == ("91.09",)


def test_each_daerah_can_head_its_letters():
    for place in daerah().values():
        assert ZoneInfo(place.zona_iana)
        assert place.kop.baris[0] == f"PEMERINTAH {place.nama.upper()}"
        assert place.kop.unit
        assert place.label["desa"]


def test_folders_are_named_by_code_and_place():
    folders = {path.name.split("_")[0] for path in SHEET.parent.glob("daerah/*")}
    assert folders == daerah().keys()


def test_every_region_hangs_under_the_one_above_it():
    with SHEET.open(encoding="utf-8") as sheet:
        rows = {row["kode"]: row for row in csv.DictReader(sheet)}
    assert len(rows) == 496
    for code, row in rows.items():
        assert row["kode_induk"] == code.rpartition(".")[0]
        assert not row["kode_induk"] or row["kode_induk"] in rows
    assert daerah().keys() <= rows.keys()


def test_regions_lie_in_one_another():
    assert regions()["13.77.01.1001"].nama == "Karan Aur"
    assert [one.nama for one in within("13.77")] == [
        "Pariaman Tengah",
        "Pariaman Utara",
        "Pariaman Selatan",
        "Pariaman Timur",
    ]
    assert all(one.kode_induk in regions() for one in regions().values() if one.kode_induk)
