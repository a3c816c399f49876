"""Every shipped walk-through runs to its end, and together they go every way there is."""

from functools import cache

import pytest

from processes import daerah, scenarios
from tests.processes.story import PATHWAYS, Story, checked

COUNSELING = "konseling_keluarga"
STORIES = {(process, one.name): one for process in PATHWAYS for one in scenarios(process)}
#: What Pariaman does not offer is told where it is offered.
ELSEWHERE = {
    (COUNSELING, "musyawarah"): "94.04",
    (COUNSELING, "musyawarah_dilarang"): "94.04",
    (COUNSELING, "musyawarah_tercatat"): "94.04",
    ("rujukan_masuk", "utama"): "94.04",
    ("pengaduan_bansos", "advokasi"): "73.71",
    ("pengaduan_bansos", "advokasi_berhasil"): "73.71",
    ("kekerasan_perlindungan", "utama"): "64.74",
    ("pengasuhan_lansia_disabilitas", "usaha_rumahan"): "64.74",
    ("sosialisasi_rakor", "pelatihan"): "81.71",
    ("kepengurusan", "lembaga_baru"): "73.71",
    ("kepengurusan", "wilayah_penuh"): "64.74",
}
#: Its own tests go its ways: who offers it has another in its place.
APART = {"sp_mediasi"}


@cache
def played(name: str, process: str = COUNSELING, code: str = "13.77") -> Story:
    return Story(STORIES[process, name], code).play()


@pytest.mark.parametrize(("process", "name"), sorted(STORIES))
def test_a_walk_through_goes_as_it_is_told(process, name):
    assert played(name, process).status == "ended"


@pytest.mark.parametrize("code", sorted(daerah()))
def test_the_main_walk_through_goes_the_same_by_the_clock_of_every_daerah(code):
    """But for the conference that two problems are enough for in Ambon, and for who signs."""
    done = Story(STORIES[COUNSELING, "utama"], code).play().done
    apart = {"undang_konferensi", "f14_konferensi_kasus", "tindak_lanjut_keputusan"}
    apart |= {"tanda_tangan_ketua", "tanda_tangan_dinas"}
    assert [one for one in done if one not in apart] == [
        one for one in played("utama").done if one not in apart
    ]


def test_the_main_walk_through_shows_what_the_pathway_can():
    main = played("utama")
    assert len(main.done) >= 20
    assert main.called >= 4
    assert main.decided == 3
    assert main.fired >= 1
    assert main.received >= 1
    assert (main.status, main.end) == ("ended", "akhir_tujuan_tercapai")


def test_the_social_worker_named_by_the_manager_gets_the_tasks():
    assert played("utama").assignees["f05_asesmen_bpss"] == "@pekerja_sosial"
    assert played("utama").assignees["f01_penerimaan_awal"] == ""


def test_violence_never_stays_in_counseling():
    for name in ("kekerasan_diserahkan", "wali_diduga_pelaku", "risiko_naik"):
        story = played(name)
        assert story.end in {"akhir_dialihkan_perlindungan", "akhir_dialihkan_berjalan"}
        assert story.known["kelas"] == "K4"
    assert "tetapkan_petugas" not in played("kekerasan_diserahkan").done


@pytest.mark.parametrize("pathway", PATHWAYS)
def test_every_end_of_a_pathway_is_reached(pathway):
    ends = {n.id for n in checked(pathway).processes[pathway].nodes.values() if _closes(n)}
    told = {played(name, process).end for process, name in STORIES if process == pathway}
    assert ends - told == set()


def _closes(node):
    return node.kind == "endEvent" and node.stage in {"tutup", "dibatalkan", "duplikat"}


def test_every_step_and_every_way_is_gone_by_some_walk_through():
    stories = [played(name, process) for process, name in STORIES]
    stories += [played(name, process, code) for (process, name), code in ELSEWHERE.items()]
    passed = set().union(*(story.passed for story in stories))
    taken = set().union(*(story.taken for story in stories))
    processes = {p.id: p for pathway in PATHWAYS for p in checked(pathway).processes.values()}
    processes = {name: one for name, one in processes.items() if name not in APART}
    assert [n for p in processes.values() for n in p.nodes if (p.id, n) not in passed] == []
    untaken = [f for p in processes.values() for f in _ways(p) if (p.id, f) not in taken]
    assert untaken == []


def _ways(process):
    """Return the ways that a gateway chooses among."""
    choosing = {n.id for n in process.nodes.values() if n.kind == "exclusiveGateway"}
    several = {f.source for f in process.flows.values() if f.condition} & choosing
    return [f.id for f in process.flows.values() if f.source in several]
