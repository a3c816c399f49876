"""P12: whoever is trusted promises first, is asked how she is, and leaves on her last day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from engine import (
    MACHINE_ACTOR,
    AddTerm,
    Colleagues,
    Inbox,
    Notices,
    RegisterAccount,
    TakeBackAll,
)
from processes import scenarios
from tests.conftest import SERVER
from tests.processes.story import Story, settled
from webui.stage import stage
from webui.walking import Walker

PATHWAY, HER = "kepengurusan", "anggota-baru"
STORIES = {story.name: story for story in scenarios(PATHWAY)}
OUTREACH = next(one for one in scenarios("penjangkauan") if one.name == "utama")
LAST_DAY = datetime(2026, 9, 30, tzinfo=ZoneInfo("Asia/Jakarta"))
SIGNED = {"pakta_kerahasiaan": True, "pakta_tanggal": "2026-03-02"}


@pytest.fixture(scope="module")
def ours():
    with stage(SERVER) as one:
        for process in (PATHWAY, "penjangkauan"):
            one.publish(process, "13.77")
        account = RegisterAccount(HER, "Yulia Fitri", "13.77", (), password_hash="-0")
        one.engine.do(account, MACHINE_ACTOR)
        one.engine.do(AddTerm(HER, "pekerja_sosial", ends_at=LAST_DAY), MACHINE_ACTOR)
        yield one


def walk(ours, story, until, **instead):
    """Play a story at the desk until `until` is open; `instead` replaces answers."""
    walker = Walker(ours.engine, ours.clock, "13.77")
    walker.start(story.process, {})
    for step in story.steps:
        if walker.tasks(until):
            return walker
        if element := step.get("complete"):
            walker.complete(walker.tasks(element)[0], element, {**step["data"], **instead})
    raise AssertionError(until)


@pytest.mark.database
def test_i_14_a_term_that_ends_is_told_90_days_before_and_ends_by_itself(ours):
    engine = ours.engine
    member = walk(ours, STORIES["melanggar_pakta"], "kelola_keanggotaan")
    outreach = walk(ours, OUTREACH, "f19a_rencana_penjangkauan", petugas_kasus=HER)
    manager = outreach.person("manajer_kasus")
    [hers] = outreach.tasks("f19a_rencana_penjangkauan")
    assert hers.assignee == HER

    member.advance("P91D")
    member.complete(
        member.tasks("tanya_keaktifan")[0], "tanya_keaktifan", {"keputusan_masa": "lanjut"}
    )
    ours.clock.now = LAST_DAY - timedelta(days=90, minutes=1)
    member.advance("PT0S")
    assert member.tasks("putuskan_masa_jabatan") == []
    member.advance("PT2M")
    assert len(member.tasks("putuskan_masa_jabatan")) == 1
    assert HER in {one.username for one in engine.ask(Colleagues("pekerja_sosial"), manager)}

    ours.clock.now = LAST_DAY
    assert HER not in {one.username for one in engine.ask(Colleagues("pekerja_sosial"), manager)}
    assert engine.do(TakeBackAll(), MACHINE_ACTOR).count == 1
    pool = engine.ask(Inbox(shelf="pool"), outreach.person("pekerja_sosial")).tasks
    assert hers.id in {one.id for one in pool}
    told = [(word.kind, word.about_name) for word in engine.ask(Notices(), manager)]
    assert ("tasks_back", "Yulia Fitri") in told


def test_i_14_a_term_lasts_three_years_unless_the_decree_says_less():
    told = STORIES["pakta_ditolak"]
    assert Story(told).play().known["berakhir"] == "2026-09-30"
    term = {"sk_nomor": "460/31/2026", "sk_tanggal": "2026-03-02", "mulai": "2026-03-02"}
    kept = {**term, "jabatan": "anggota", "status_anggota": "calon"}
    for last, refused in (("2029-03-02", []), ("2029-03-03", ["/berakhir"])):
        assert settled("f26_keanggotaan", {**kept, "berakhir": last})[1] == refused


def test_nobody_gets_an_account_before_the_pledge():
    assert "aktifkan_akun" not in Story(STORIES["pakta_ditolak"]).play().done
    done = Story(STORIES["melanggar_pakta"]).play().done
    assert done.index("pembekalan") < done.index("aktifkan_akun")


@pytest.mark.parametrize(
    ("courses", "refused"), [(["pelindungan_data"], []), (["konseling_dasar"], ["/pelatihan"])]
)
def test_everybody_learns_to_protect_data(courses, refused):
    assert settled("kerja_pembekalan", {**SIGNED, "pelatihan": courses})[1] == refused


@pytest.mark.parametrize(
    ("walk_of_life", "hat", "refused"),
    [
        ("polisi_bhabinkamtibmas", "pekerja_sosial", ["/peran_akun"]),
        ("tni_babinsa", "mitra_keamanan", []),
        ("perangkat_desa", "petugas_penerima", ["/peran_akun"]),
        ("psikolog", "psikolog", []),
    ],
)
def test_who_comes_from_outside_gets_no_role_that_reads_cases(walk_of_life, hat, refused):
    account = {"peran_akun": hat, "nama_akun": "anggota.latihan", "akun_dibuka": True}
    assert settled("kerja_aktifkan_akun", account, unsur=walk_of_life)[1] == refused


def test_a_licence_is_asked_for_sixty_days_before_it_ends():
    story = Story(STORIES["str_diingatkan"]).play()
    assert story.done.count("perbarui_str") == 2
    assert story.end == "akhir_masa_selesai"
