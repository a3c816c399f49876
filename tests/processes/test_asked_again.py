"""A form that is asked again: a plan sent back keeps its words, a new session starts empty."""

from dataclasses import replace

import pytest

from engine import MACHINE_ACTOR, Engine, Inbox, PublishDefinition, RegisterAccount, TaskById
from processes import scenarios
from webui.accounts import SHORT_NAMES, account_name
from webui.bundles import bundle_of
from webui.walking import MovableClock, Walker

PATHWAY, DAERAH = "konseling_keluarga", "13.77"


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def walker(engine: Engine, clock: MovableClock) -> Walker:
    for role in SHORT_NAMES:
        name = account_name(role, DAERAH)
        account = RegisterAccount(name, name, DAERAH, (role,), password="teman-bicara-latihan")
        engine.do(account, MACHINE_ACTOR)
    engine.do(PublishDefinition(DAERAH, PATHWAY, bundle_of(PATHWAY)), MACHINE_ACTOR)
    return Walker(engine, clock, DAERAH)


def asked_after(walker: Walker, engine: Engine, scenario: str, element: str):
    """The page of the task that follows the first time `element` is completed."""
    whole = next(one for one in scenarios(PATHWAY) if one.name == scenario)
    place = next(n for n, step in enumerate(whole.steps) if step.get("complete") == element)
    walker.play(replace(whole, steps=whole.steps[: place + 1]))
    worker = walker.person("pekerja_sosial")
    [task] = engine.ask(Inbox(shelf="mine"), worker).tasks
    return engine.ask(TaskById(task.id), worker)


def test_a_plan_sent_back_starts_from_what_was_written(walker, engine):
    sheet = asked_after(walker, engine, "rencana_dikembalikan", "setujui_rencana")
    assert sheet.task.element == "f11_rencana_intervensi"
    assert sheet.earlier["tujuan"]


def test_a_second_session_starts_empty(walker, engine):
    sheet = asked_after(walker, engine, "utama", "f12_catatan_sesi")
    assert sheet.task.element == "f12_catatan_sesi"
    assert sheet.earlier == {}
