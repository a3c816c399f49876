"""The benchmarks answer with the figures they promise; no time is judged here."""

import json
from contextlib import ExitStack

import pytest

from engine import temporary_database
from processes import daerah
from tests.conftest import SERVER
from tests.snapshot import rows_of
from webui.cli.bench.plain import main_scenario
from webui.cli.bench.steps import RecordedEngine
from webui.stage import Stage
from webui.walking import MovableClock


@pytest.mark.database
def test_timers_that_are_due_at_once_all_fire_and_those_that_are_not_cost_little(lk3):
    told = json.loads(
        lk3(
            *("bench", "jobs", "--timers", "20", "--idle", "200", "--seconds", "1", "--json"),
            url=SERVER,
        ).stdout
    )

    assert (told["fired_once"], told["fired_twice"]) == (20, 0)
    assert told["idle_timers"] == 200


@pytest.mark.database
def test_several_processes_stand_beside_one(lk3):
    asked = ("bench", "processes", "--count", "2", "--steps", "3", "--json")
    told = json.loads(lk3(*asked, url=SERVER).stdout)

    assert told["processes"] == 2
    assert told["ratio"] > 0


def test_expressions_stand_beside_python(lk3):
    told = json.loads(lk3("bench", "feel", "--json").stdout)

    assert told["expressions"][0]["source"] == 'risk = "tinggi" and age < 18'
    assert told["median_us"] == told["expressions"][0]["median_us"] > 0


def test_people_read_the_figures_too(lk3):
    assert "median_us" in lk3("bench", "feel").stdout


@pytest.mark.database
def test_what_steps_are_measured_by_writes_the_very_rows_that_they_write(database_url):
    with ExitStack() as stack:
        told, bare, words = (stack.enter_context(temporary_database(database_url)) for _ in "123")
        engine = RecordedEngine(told, MovableClock(), bare, words)
        Stage(engine, engine.clock).play(main_scenario(), next(iter(daerah())))

        engine.say_again()  # what came after the last step
        assert len(engine.bare) == len(engine.words) > 20
        assert rows_of(bare) == rows_of(words) == rows_of(told)
