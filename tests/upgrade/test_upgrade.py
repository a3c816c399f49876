"""Cases that an older program wrote are migrated, read, and brought to their end by this one."""

import json
import tarfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from engine import MACHINE_ACTOR, Cases, Database, Engine, LiveData, VerifyHistory
from forms import FormLibrary
from processes import Scenario
from tests.conftest import QuickPasswords
from webui.walking import MovableClock, Walker

ARCHIVE = Path(__file__).with_name("cases.tar.xz")


@pytest.fixture
def before(tmp_path):
    """What the older program left: its database, and how each story goes on."""
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(tmp_path, filter="data")
    return f"sqlite:///{tmp_path / 'cases.sqlite3'}", json.loads(
        (tmp_path / "rest.json").read_bytes()
    )


def test_cases_of_the_first_version_run_on_to_their_end(before):
    url, stories = before
    database, clock = Database(url), MovableClock()
    database.migrate()
    engine = Engine(database, FormLibrary(), QuickPasswords(), clock)
    assert stories
    for story in stories:
        clock.now = datetime.fromisoformat(story["now"])
        walker = Walker(engine, clock, story["daerah"])
        walker.no = story["no"]
        auditor = walker.person("auditor")
        machine = replace(MACHINE_ACTOR, daerah=story["daerah"])
        assert [case.no for case in engine.ask(Cases(), auditor)] == [story["no"]]
        assert engine.ask(LiveData(story["no"]), machine)

        walk = walker.play(
            Scenario(process="konseling_keluarga", name="rest", steps=tuple(story["steps"]))
        )

        assert walk.ok, [str(problem) for problem in walk.problems]
        assert walk.status == "closed"
        assert engine.ask(VerifyHistory(), auditor).whole
    database.close()
