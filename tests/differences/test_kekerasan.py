"""What protects whom differs between the five daerah; that somebody is protected does not."""

import pytest

from engine import AssignTask, CaseByNo, TaskById, Unknown
from processes import daerah, scenarios
from tests.conftest import SERVER
from tests.processes.retold import changed, refused, until
from tests.processes.story import Story
from webui.stage import stage
from webui.walking import Walker

PATHWAY = "kekerasan_perlindungan"
STORIES = {story.name: story for story in scenarios(PATHWAY)}
AMBON, BONTANG, PARIAMAN = "81.71", "64.74", "13.77"
everywhere = pytest.mark.parametrize("code", sorted(daerah()))


@everywhere
def test_row_29_in_ambon_village_officials_keep_watch_over_a_safe_place(code):
    watched = {"tempat_aman": "keluarga", "penjaga": ["perangkat_desa"]}

    wrong = refused("kerja_tempat_aman", watched, code)
    assert wrong == ([] if code == AMBON else ["/penjaga"])


def test_row_29_and_the_case_goes_on_with_their_help():
    watched = {"siapkan_tempat_aman": {"penjaga": ["perangkat_desa"]}}
    told = changed(STORIES["utama"], **watched)
    story = Story(until(told, "jelaskan_hak"), AMBON).play()

    assert story.waiting() == ["jelaskan_hak"]


@everywhere
def test_row_35_in_bontang_police_and_army_members_escort_the_victim(code):
    story = Story(until(STORIES["utama"], "jelaskan_hak"), code).play()

    assert ("kawal_korban" in story.done) == (code == BONTANG)


@pytest.mark.database
def test_row_35_the_escort_does_a_task_and_reads_nothing_of_what_happened():
    with stage(SERVER) as ours:
        ours.publish(PATHWAY, BONTANG)
        walker = Walker(ours.engine, ours.clock, BONTANG)
        walker.play(until(STORIES["utama"], "kawal_korban"))
        (task,) = walker.tasks("kawal_korban")
        guard = walker.person("mitra_keamanan")
        hand_out = AssignTask(task.id, guard.username)
        ours.engine.do(hand_out, walker.person("manajer_kasus"))
        sheet = ours.engine.ask(TaskById(task.id), guard)

        assert sheet.may_complete
        assert (sheet.known.keys(), sheet.task.risk) == ({"no_kasus", "daerah", "$petugas"}, "")
        with pytest.raises(Unknown):
            ours.engine.ask(CaseByNo(walker.no), guard)


@pytest.mark.parametrize(
    ("code", "load", "leads"), [(BONTANG, 30, "dinsos"), (BONTANG, 29, "bersama")]
)
def test_row_38_in_bontang_a_full_desk_hands_the_case_to_the_social_office(code, load, leads):
    full = changed(STORIES["utama"], tetapkan_tim={"beban_petugas": load})
    story = Story(until(full, "f04_profil_keluarga"), code).play()

    assert story.known["penanggung_jawab"] == leads
    assert ("pilih_lembaga" in story.waiting()) == (leads == "dinsos")


@everywhere
def test_row_38_elsewhere_nobody_is_asked_how_full_a_desk_is(code):
    team = {"petugas_kasus": "peksos", "bebas_benturan": True}

    wrong = refused("kerja_tetapkan_tim", team, code)
    assert wrong == (["/beban_petugas"] if code == BONTANG else [])
