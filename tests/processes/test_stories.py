"""Every shipped walk-through runs to its end, and together they go every way there is."""

from functools import cache

import pytest

from processes import daerah, scenarios
from tests.processes.story import Story, checked

PATHWAY = "konseling_keluarga"
STORIES = {story.name: story for story in scenarios(PATHWAY)}


@cache
def played(name: str) -> Story:
    return Story(STORIES[name]).play()


@pytest.mark.parametrize("name", sorted(STORIES))
def test_a_walk_through_goes_as_it_is_told(name):
    assert played(name).status == "ended"


@pytest.mark.parametrize("code", sorted(daerah()))
def test_the_main_walk_through_goes_the_same_by_the_clock_of_every_daerah(code):
    assert Story(STORIES["utama"], code).play().done == played("utama").done


def test_the_main_walk_through_shows_what_the_pathway_can():
    main = played("utama")
    assert len(main.done) >= 20
    assert main.called >= 4
    assert main.decided == 1
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


def test_every_step_and_every_way_is_gone_by_some_walk_through():
    stories = [played(name) for name in STORIES]
    passed = set().union(*(story.passed for story in stories))
    taken = set().union(*(story.taken for story in stories))
    processes = checked(PATHWAY).processes.values()
    assert [node for p in processes for node in p.nodes if (p.id, node) not in passed] == []
    choosing = {n.id for p in processes for n in p.nodes.values() if n.kind == "exclusiveGateway"}
    ways = [(p.id, f) for p in processes for f in p.flows.values() if f.source in choosing]
    several = {f.source for _, f in ways if f.condition}
    untaken = [f.id for p, f in ways if f.source in several and (p, f.id) not in taken]
    assert untaken == []
