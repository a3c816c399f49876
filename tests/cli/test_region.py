"""`lk3 region`: a daerah brings its whole list of places, or nothing changes."""

import json

import pytest

from processes import look_in

HEAD = "kode,nama\n"
GOOD = f"{HEAD}13.77.01,Pariaman Tengah\n13.77.01.1001,Karan Aur\n13.77.01.2099,Desa Baru\n"


@pytest.fixture
def brought(lk3, database_url, tmp_path, monkeypatch):
    """Bring a list; returns what was said, and where lists are kept."""
    home = tmp_path / "kita"
    home.mkdir()
    monkeypatch.setenv("LK3_DAERAH", str(home))

    def bring(content, *, url=database_url):
        (tmp_path / "daftar.csv").write_text(content, encoding="utf-8")
        return lk3("region", "import", "13.77", str(tmp_path / "daftar.csv"), url=url), home

    yield bring
    look_in(None)


def test_a_full_list_is_taken_and_offered(brought, lk3, database_url):
    said, home = brought(GOOD)
    assert said.exit_code == 0, said.output
    assert "13.77.01.2099,Desa Baru,desa,13.77.01" in (home / "wilayah.csv").read_text()
    offered = json.loads(lk3("region", "list", "13.77", "--json", url=database_url).stdout)
    assert {"code": "13.77.01.2099", "name": "Desa Baru, Pariaman Tengah"} in offered

    assert brought(GOOD.replace("Desa Baru", "Desa Lama"))[0].exit_code == 0
    assert "Desa Baru" not in (home / "wilayah.csv").read_text()


def test_every_bad_line_is_named_and_nothing_is_kept(brought):
    bad = (
        f"{HEAD}94.04.01,Mimika Baru\n13.77.01.1001,Karan Aur\n13.77.01.1001,Karan Aur\n"
        "13.77.09.1001,Antah\n13.77.02.1001,\nhalo,Halo\n"
    )
    said, home = brought(bad)
    assert said.exit_code == 1
    for line in (2, 3, 4, 5, 6, 7):
        assert f"daftar.csv:{line}" in said.output, line
    assert not (home / "wilayah.csv").exists()


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", HEAD])
def test_what_is_no_list_is_refused_in_words(brought, content):
    said, home = brought(content)
    assert (said.exit_code, (home / "wilayah.csv").exists()) == (1, False)
    assert "kode,nama" in said.output


def test_without_a_folder_of_ones_own_there_is_nowhere_to_keep_it(brought, monkeypatch):
    monkeypatch.delenv("LK3_DAERAH")
    said, _ = brought(GOOD)
    assert said.exit_code == 1
    assert "LK3_DAERAH" in said.output
