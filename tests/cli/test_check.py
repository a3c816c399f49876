"""`lk3 check` names every problem once, with file, element, line and repair."""

import json
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.cli.conftest import as_nobody

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "processes" / "library"
FORMS = ROOT / "forms" / "library"
KEYS = {"file", "element", "line", "severity", "message", "repair"}

XXE = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">&x;</bpmn:definitions>"""
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;">]><definitions>&c;</definitions>"""
ATTACKS = {
    "kosong.bpmn": b"",
    "teks.bpmn": b"bukan xml",
    "nol.bpmn": bytes(1000),
    "utf16.bpmn": "<definitions/>".encode("utf-16"),
    "entitas.bpmn": XXE,
    "tawa.bpmn": LAUGHS,
    "dalam.bpmn": b"<a>" * 100_000,
    "asing.bpmn": b"<html/>",
    "teks.dmn": b"bukan xml",
    "entitas.dmn": XXE,
    "teks.schema.json": b"{",
    "dalam.schema.json": b"[" * 100_000,
    "daftar.schema.json": b"[]",
    "pola.schema.json": b'{"title":"F","type":"object",'
    b'"properties":{"a":{"type":"string","title":"A",'
    b'"maxLength":9,"pattern":"^(a+)+$"}}}',
    "acuan.schema.json": b'{"type":"object","properties":{"a":{"$ref":"#/$defs/tidak"}}}',
    "yatim.uischema.json": b"{}",
    "a/daerah.yaml": b"a: [",
    "b/daerah.yaml": b"\xff\xfe",
    "c/daerah.yaml": b"[" * 50_000,
    "d/daerah.yaml": b"x: " + b"y" * 70_000,
    "e/daerah.yaml": b"- 1",
    "catatan.txt": b"bukan untuk diperiksa",
}


def problems_of(lk3, *paths):
    answer = lk3("check", "--json", *paths)
    found = json.loads(answer.stdout)
    assert all(set(problem) == KEYS for problem in found)
    assert answer.exit_code == int(any(p["severity"] == "error" for p in found))
    return found


@pytest.mark.parametrize("name", ATTACKS)
def test_a_hostile_file_is_refused_by_name_with_a_repair(name, lk3, tmp_path):
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(ATTACKS[name])

    found = problems_of(lk3, file)

    assert found
    assert {problem["file"] for problem in found} == {str(file)}
    assert all(problem["message"] for problem in found)
    assert any(problem["repair"] for problem in found)
    assert "root:" not in str(found)


def test_fifty_megabytes_are_not_read_into_memory(lk3, tmp_path):
    file = tmp_path / "besar.bpmn"
    with file.open("wb") as sparse:
        sparse.truncate(50 << 20)

    assert len(problems_of(lk3, file)) == 1


def test_people_read_place_message_and_repair(lk3, tmp_path):
    (tmp_path / "rusak.bpmn").write_text("bukan xml")
    answer = lk3("check", tmp_path)

    first, repair, count = answer.stdout.splitlines()
    assert first.startswith(f"KESALAHAN {tmp_path}/rusak.bpmn")
    assert repair.startswith("  → ")
    assert count == "1 berkas, 1 kesalahan"


def test_no_problem_is_told_twice(lk3, tmp_path):
    diagram = LIBRARY / "sp_rujukan" / "sp_rujukan.bpmn"
    shutil.copy(diagram, tmp_path)
    (tmp_path / "rusak.schema.json").write_text("{")

    found = problems_of(lk3, tmp_path, tmp_path / "rusak.schema.json", tmp_path)

    told = [json.dumps(problem, sort_keys=True) for problem in found]
    assert len(told) == len(set(told))


def test_a_called_process_may_lie_beside_the_file_or_in_the_library(lk3, tmp_path):
    caller = (LIBRARY / "konseling_keluarga" / "konseling_keluarga.bpmn").read_bytes()
    (tmp_path / "milik_kami.bpmn").write_bytes(
        caller.replace(b"sp_asesmen", b"asesmen_kami").replace(
            b'process id="konseling_keluarga"', b'process id="konseling_kami"'
        )
    )
    alone = problems_of(lk3, tmp_path / "milik_kami.bpmn")
    own = (LIBRARY / "sp_asesmen" / "sp_asesmen.bpmn").read_bytes()
    (tmp_path / "asesmen.bpmn").write_bytes(own.replace(b"sp_asesmen", b"asesmen_kami"))
    beside = problems_of(lk3, tmp_path / "milik_kami.bpmn")

    assert [p["severity"] for p in alone].count("error") == 1
    assert "asesmen_kami" in next(p["message"] for p in alone if p["severity"] == "error")
    assert [p for p in beside if p["severity"] == "error"] == []


def test_a_form_alone_finds_its_common_definitions_and_layout(lk3, tmp_path):
    for name in (
        "umum.json",
        "f04_profil_keluarga.schema.json",
        "f04_profil_keluarga.uischema.json",
    ):
        shutil.copy(FORMS / name, tmp_path)

    assert problems_of(lk3, tmp_path / "f04_profil_keluarga.schema.json") == []
    assert problems_of(lk3, tmp_path / "f04_profil_keluarga.uischema.json") == []


def test_a_folder_with_nothing_to_check_is_not_fine(lk3, tmp_path):
    (tmp_path / "catatan.txt").write_text("…")

    assert [problem["file"] for problem in problems_of(lk3, tmp_path)] == [str(tmp_path)]


def test_a_pipe_is_not_waited_for(lk3, tmp_path):
    os.mkfifo(tmp_path / "pipa.bpmn")

    assert len(problems_of(lk3, tmp_path / "pipa.bpmn")) == 1
    assert len(problems_of(lk3, tmp_path)) == 1


def test_folders_of_other_programs_are_left_alone(lk3, tmp_path):
    for folder in ("node_modules", ".git"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "rusak.bpmn").write_text("bukan xml")
    shutil.copy(FORMS / "umum.json", tmp_path)

    assert problems_of(lk3, tmp_path) == []


def test_what_may_not_be_read_is_named(lk3):
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        place = Path(name)
        place.chmod(0o755)
        for inside in (place / "tertutup", place / "terbuka"):
            inside.mkdir()
            (inside / "a.bpmn").write_text("bukan xml")
        (place / "tertutup").chmod(0o000)
        (place / "terbuka" / "a.bpmn").chmod(0o000)
        with as_nobody():
            found = problems_of(lk3, place)
        (place / "tertutup").chmod(0o755)

    assert {Path(problem["file"]).name for problem in found} == {"tertutup", "a.bpmn"}
    assert all("Tidak dapat dibaca" in problem["message"] for problem in found)
