"""P7: a team goes out in time and is looked after; nobody learns who reported the family."""

from dataclasses import replace

import pytest

from engine import CaseByNo
from engine.dmn import read_decisions
from processes import daerah, scenarios, shipped
from tests.conftest import SERVER
from tests.processes.story import START, Story, facts, settled
from webui.bundles import calendar_of, resolved
from webui.stage import stage
from webui.walking import Walker

PATHWAY, TABLE = "penjangkauan", "dmn_urgensi_penjangkauan.dmn"
STORIES = {story.name: story for story in scenarios(PATHWAY)}
REPORT = dict(STORIES["utama"].steps[1]["data"])
VERIFIED = STORIES["utama"].steps[3]["data"]
PLAN = next(s["data"] for s in STORIES["utama"].steps if s.get("complete", "").startswith("f19a"))


def until(name, element, *more, code="13.77"):
    """Tell a story in a daerah up to `element`, and then `more`."""
    told = STORIES[name]
    here = next(n for n, step in enumerate(told.steps) if step.get("complete") == element)
    steps = (*told.steps[:here], *more)
    return Story(replace(told, steps=steps, lines=tuple(range(len(steps)))), code).play()


def test_i_13_an_overdue_team_is_looked_for_and_the_case_goes_on_as_before():
    waiting = ["lapor_dari_lapangan"]
    assert until("utama", "hubungi_tim", {"expect": {"waiting": [*waiting, "hubungi_tim"]}}).fired
    short = until("utama", "lapor_dari_lapangan", {"clock": "PT59M"})
    assert (short.waiting(), short.fired) == (waiting, 0)

    story = Story(STORIES["tim_disusul"]).play()
    assert story.done.index("hubungi_tim") < story.done.index("susul_tim")
    assert (story.fired, story.end) == (1, "akhir_penjangkauan_dilindungi")


def test_i_13_the_search_ends_as_soon_as_the_team_reports():
    back = {"keadaan_tim": "selesai", "waktu_lapor": "2026-03-02T09:00:00+07:00"}
    story = until("utama", "hubungi_tim", {"complete": "lapor_dari_lapangan", "data": back})
    assert story.waiting() == ["f19b_laporan_penjangkauan"]


def test_who_looks_for_the_team_is_told_a_place_and_nothing_of_the_family():
    guard = facts()["kerja_susul_tim.schema.json"]
    assert guard.reads == {"titik_terakhir"}


@pytest.fixture(scope="module")
def ours():
    with stage(SERVER) as one:
        yield one


@pytest.mark.database
def test_who_reported_is_read_by_who_wrote_it_down_and_by_nobody_else(ours):
    ours.publish(PATHWAY, "13.77")
    walker = Walker(ours.engine, ours.clock, "13.77")
    walker.start(PATHWAY, {})
    for step in STORIES["utama"].steps[1:5]:
        if element := step.get("complete"):
            walker.complete(walker.tasks(element)[0], element, step["data"])
    officer, manager = map(walker.person, ("petugas_penerima", "manajer_kasus"))
    secrets = (REPORT["nama_pelapor"], REPORT["kontak_pelapor"])
    pages = [str(ours.engine.ask(CaseByNo(walker.no), who)) for who in (officer, manager)]
    assert [[secret in page for secret in secrets] for page in pages] == [[True] * 2, [False] * 2]


def test_the_reporter_never_travels_with_the_case_and_hears_one_sentence():
    assert REPORT["nama_pelapor"] not in str(Story(STORIES["utama"]).play().known)
    news = facts()["kerja_kabari_pelapor.schema.json"].fields
    assert set(news) == {"id_luar", "isi_kabar", "cara_kabar"}
    assert news["isi_kabar"].enum == ("sudah_ditindaklanjuti",)


def test_a_report_is_not_verified_before_the_reporter_is_safe():
    answers = {**VERIFIED, "pelapor_terlindungi": False}
    assert settled("kerja_verifikasi_laporan", answers)[1] == ["/pelapor_terlindungi"]


@pytest.mark.parametrize(("size", "refused"), [(1, ["/tim"]), (2, [])])
def test_nobody_goes_alone(size, refused):
    plan = {**PLAN, "tim": PLAN["tim"][:size]}
    assert settled("f19a_rencana_penjangkauan", plan)[1] == refused


def test_nobody_goes_into_high_danger_without_somebody_watching():
    plan = {**PLAN, "penilaian_bahaya": "tinggi", "pengamanan": "tidak"}
    assert settled("f19a_rencana_penjangkauan", plan)[1] == ["/pengamanan"]


@pytest.fixture(scope="module")
def table():
    decisions, problems = read_decisions(TABLE, shipped()[PATHWAY][TABLE])
    assert problems == ()
    return decisions["dmn_urgensi_penjangkauan"]


@pytest.mark.parametrize("sign", [*REPORT["tanda_bahaya"], ""])
def test_a_sign_of_danger_calls_for_the_twelve_hours_of_the_daerah(table, sign):
    signs = {**REPORT["tanda_bahaya"], **({sign: True} if sign else {})}
    known = {**resolved("13.77").settings, **REPORT, "tanda_bahaya": signs}
    outputs = table.evaluate(known, START).outputs
    urgent = ("darurat", "PT12H", "K4")
    wanted = urgent if sign else ("normal", "3 HK", "K3")
    assert tuple(outputs[n] for n in ("urgensi_jangkau", "batas_penjangkauan", "kelas")) == wanted


def test_an_urgent_team_does_not_wait_for_its_letter():
    assert "surat_tugas_penjangkauan" not in Story(STORIES["tim_disusul"]).play().done
    assert "surat_tugas_penjangkauan" in Story(STORIES["utama"]).play().done


def test_who_is_not_found_is_looked_for_twice_more():
    done = Story(STORIES["tidak_ditemukan"]).play().done
    assert done.count("f19b_laporan_penjangkauan") == 1 + 2


@pytest.mark.parametrize("code", sorted(daerah()))
def test_the_plan_is_due_when_the_daerah_says(code):
    story = until("utama", "f19a_rencana_penjangkauan", code=code)
    assert (
        story.known["batas_penjangkauan"] == resolved(code).settings["sla"]["penjangkauan_normal"]
    )
    assert story.dues["f19a_rencana_penjangkauan"] == [calendar_of(code).after(START, 3)]
