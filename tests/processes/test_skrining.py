"""SRQ-20: a screening, never a diagnosis; who thinks of ending her life is not left alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine import CompleteTask, Inbox
from processes import scenarios
from tests.conftest import SERVER
from tests.processes.story import Story, facts, settled
from webui.bundles import resolved
from webui.stage import stage
from webui.walking import Walker

PATHWAY = "konseling_keluarga"
STORIES = {story.name: story for story in scenarios(PATHWAY)}
ITEMS = [f"q{number}" for number in range(1, 21)]
#: All but the one about ending her life.
SAFE = [item for item in ITEMS if item != "q17"]
SOON = timedelta(minutes=5)


def until(name, element):
    """Return the story up to the step before `element` is completed, and its answers."""
    whole = STORIES[name]
    place = next(n for n, step in enumerate(whole.steps) if step.get("complete") == element)
    told = replace(whole, steps=whole.steps[:place], lines=whole.lines[:place])
    return told, whole.steps[place]["data"]


@pytest.fixture(scope="module")
def ours():
    with stage(SERVER) as one:
        yield one


@pytest.mark.database
def test_i_10_item_17_alerts_the_manager_at_once_and_shows_safety_steps_for_a_result(ours):
    ours.publish(PATHWAY, "13.77")
    walker = Walker(ours.engine, ours.clock, "13.77")
    told, answers = until("skrining_butir_17", "f07_srq20")
    walker.play(told)
    (task,) = walker.tasks("f07_srq20")
    worker, manager = walker.person("pekerja_sosial"), walker.person("manajer_kasus")
    ours.engine.do(CompleteTask(task.id, answers), worker)

    (hers,) = ours.engine.ask(Inbox(shelf="mine"), worker).tasks
    assert hers.element == "langkah_keselamatan"
    pool = ours.engine.ask(Inbox(shelf="pool"), manager).tasks
    (alert,) = [one for one in pool if one.case_no == walker.no]
    assert alert.element == "tanggapi_risiko_naik"
    assert alert.due - ours.clock.now <= SOON
    assert [name for name in facts()[hers.form].fields if "skor" in name or "hasil" in name] == []


def test_i_10_item_17_raises_the_risk_and_the_secrecy_of_the_case():
    told, _ = until("skrining_butir_17", "tanggapi_risiko_naik")
    story = Story(told).play()

    assert (story.known["risiko"], story.known["kelas"]) == ("sedang", "K4")
    assert ("sp_skrining_srq", "sinyal_risiko_naik") in story.passed


@pytest.mark.parametrize("yes", [0, 5, 6, 19])
def test_from_the_threshold_on_a_psychologist_looks(yes):
    told, _ = until("skrining_indikasi", "f07_srq20")
    given = {"cara_srq": "mandiri", **{item: item in SAFE[:yes] for item in ITEMS}}
    screened = {"complete": "f07_srq20", "data": given}
    heard = {"complete": "sampaikan_hasil_srq", "data": {"hasil_disampaikan": True}}
    steps = (*told.steps, screened, heard)
    story = Story(replace(told, steps=steps, lines=tuple(range(len(steps))))).play()

    threshold = resolved("13.77").settings["parameter"]["ambang_srq"]
    assert story.known["skor_srq"] == yes
    assert (story.waiting() == ["tinjau_psikolog"]) == (yes >= threshold)


def test_the_answers_stay_in_the_form_once_they_are_counted():
    told, _ = until("skrining_indikasi", "tinjau_psikolog")

    known = Story(told).play().known
    assert [item for item in SAFE if known.get(item) is not None] == []


@pytest.mark.parametrize("age", [14, 15])
def test_nobody_younger_than_fifteen_is_screened(age):
    _, answers = until("skrining_indikasi", "f05_asesmen_bpss")
    _, refused = settled("f05_asesmen_bpss", {**answers, "usia_disaring": age})

    assert refused == (["/usia_disaring"] if age < 15 else [])
