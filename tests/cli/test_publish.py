"""`lk3 publish` gives a daerah a new version; running cases keep theirs."""

import json
import shutil
from pathlib import Path

import pytest

from processes import look_in
from tests.processes.sixth import CODE, build

LIBRARY = Path(__file__).parents[2] / "processes" / "library"
PATHWAY = "konseling_keluarga"


@pytest.fixture
def folder(tmp_path):
    """The pathway's folder as a coordinator would copy it, with a word changed."""
    own = tmp_path / PATHWAY
    shutil.copytree(LIBRARY / PATHWAY, own)
    diagram = own / f"{PATHWAY}.bpmn"
    diagram.write_bytes(diagram.read_bytes().replace(b"Jadwalkan", b"Rencanakan waktu"))
    return own


def versions(lk3, url):
    cases = json.loads(lk3("case", "list", "--daerah", "13.77", "--json", url=url).stdout)
    return {case["definition"] for case in cases}


@pytest.mark.database
def test_a_folder_becomes_version_two_and_running_cases_keep_one(lk3, demo_url, folder):
    answer = lk3("publish", "13.77", folder, "--note", "kata", "--json", url=demo_url)

    assert json.loads(answer.stdout) == {"daerah": "13.77", "process": PATHWAY, "version": 2}
    assert versions(lk3, demo_url) == {1}
    again = lk3("publish", "13.77", folder, url=demo_url)
    assert "tidak berubah; tetap versi 2" in again.stdout


@pytest.mark.database
def test_a_refused_folder_publishes_nothing(lk3, demo_url, folder):
    (folder / "rusak.bpmn").write_text("bukan xml")

    answer = lk3("publish", "13.77", folder, url=demo_url)

    assert answer.exit_code == 1
    assert "rusak.bpmn" in answer.stderr
    assert "→" in answer.stderr
    shipped = lk3("publish", "13.77", LIBRARY / PATHWAY, "--json", url=demo_url)
    assert json.loads(shipped.stdout)["version"] == 1


def test_a_folder_without_diagrams_is_refused_before_the_database_is_touched(lk3, tmp_path):
    nowhere = "postgresql://lk3@127.0.0.1:9/kasus"
    (tmp_path / "kosong").mkdir()

    answer = lk3("publish", "13.77", tmp_path / "kosong", url=nowhere)

    assert answer.exit_code == 1
    assert "Tidak ada berkas" in answer.stderr


def test_of_several_processes_the_main_one_must_be_named(lk3, tmp_path):
    for name in ("sp_triase", "sp_asesmen"):
        shutil.copy(LIBRARY / name / f"{name}.bpmn", tmp_path)

    answer = lk3("publish", "13.77", tmp_path)

    assert answer.exit_code == 1
    assert "--process" in answer.stderr


@pytest.mark.database
def test_a_file_alone_takes_what_it_calls_from_the_library(lk3, database_url):
    file = LIBRARY / "sp_triase" / "sp_triase.bpmn"

    answer = lk3("publish", "94.04", file, url=database_url)

    assert answer.exit_code == 0
    assert "sp_triase versi 1 terbit untuk 94.04" in answer.stdout


@pytest.mark.database
def test_the_only_process_of_a_folder_needs_no_name(lk3, database_url, tmp_path):
    shutil.copy(LIBRARY / "sp_triase" / "sp_triase.bpmn", tmp_path / "lain.bpmn")

    answer = lk3("publish", "94.04", tmp_path / "lain.bpmn", "--json", url=database_url)

    assert json.loads(answer.stdout)["process"] == "sp_triase"


@pytest.mark.database
def test_a_process_that_is_not_there_is_refused(lk3, database_url):
    file = LIBRARY / "sp_triase" / "sp_triase.bpmn"

    answer = lk3("publish", "94.04", file, "--process", "lain", url=database_url)

    assert answer.exit_code == 1
    assert "lain" in answer.stderr


@pytest.fixture
def sixth(tmp_path, monkeypatch):
    """A kabupaten of the installation's own, as LK3_DAERAH names it."""
    home = tmp_path / "daerah_sendiri"
    folder = build(home)
    monkeypatch.setenv("LK3_DAERAH", str(home))
    yield folder
    look_in(None)


@pytest.mark.database
def test_all_pathways_of_a_daerah_are_published_together(lk3, database_url, sixth):
    told = json.loads(lk3("publish", CODE, "--json", url=database_url).stdout)

    assert told["overlay"] == 1
    assert told["published"][PATHWAY] == 1
    overlay = sixth / "overlay.yaml"
    overlay.write_text(overlay.read_text("utf-8") + "jalur: {P1: false}\n", "utf-8")
    told = json.loads(lk3("publish", CODE, "--json", url=database_url).stdout)
    assert told["overlay"] == 2
    assert "konsultasi_informasi" in told["closed"]


@pytest.mark.database
def test_a_wrong_overlay_leaves_the_previous_one_and_names_everything(lk3, database_url, sixth):
    lk3("publish", CODE, url=database_url)
    overlay = sixth / "overlay.yaml"
    overlay.write_text("sla: {asesmen: 11 HK}\nlayanan: [pijat]\nwarna: merah\n", "utf-8")
    answer = lk3("publish", CODE, url=database_url)

    assert answer.exit_code == 1
    for said in ("99.01/overlay.yaml:1 sla.asesmen", ":2 layanan.pijat", ":3 warna"):
        assert said in answer.stderr
    assert answer.stderr.count("→") == 3


def test_a_folder_of_daerah_that_is_not_there_is_refused(lk3, monkeypatch, tmp_path):
    monkeypatch.setenv("LK3_DAERAH", str(tmp_path / "hilang"))
    answer = lk3("check", LIBRARY / "sp_triase")

    assert answer.exit_code == 1
    assert "LK3_DAERAH" in answer.stderr
