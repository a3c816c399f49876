"""Writes the fixture of this folder with the program of an older revision; see README.md."""

import io
import json
import lzma
import sqlite3
import sys
import tarfile
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from engine import MACHINE_ACTOR, Database, Engine
from forms import FormLibrary
from processes import scenarios
from webui.stage import NoPasswords, Stage
from webui.walking import START, MovableClock, Walker

PROCESS = "konseling_keluarga"
#: Daerah -> the story that is played there, and how many of its steps.
HALFWAY = {
    "13.77": ("utama", 11),  # behind a decision, with a deadline running
    "64.74": ("rujukan_terlambat", 28),  # in a called process; an answer and a reminder awaited
    "94.04": ("risiko_naik", 20),  # in the loop of sessions
}


class Here:
    """An engine whose clocks ring in one daerah alone: the others stand still."""

    def __init__(self, engine: Engine, daerah: str) -> None:
        self._engine = engine
        self._machine = replace(MACHINE_ACTOR, daerah=daerah)
        self.ask = engine.ask

    def do(self, command, actor, *more):
        return self._engine.do(command, self._machine if actor is MACHINE_ACTOR else actor, *more)


def write(url: str) -> list[dict[str, object]]:
    """Play every story half-way; return how each goes on."""
    database, clock, rest = Database(url), MovableClock(), []
    database.migrate()
    stage = Stage(Engine(database, FormLibrary(), NoPasswords(), clock), clock)
    for daerah, (name, steps) in HALFWAY.items():
        clock.now = START
        stage.publish(PROCESS, daerah)
        story = next(one for one in scenarios(PROCESS) if one.name == name)
        walker = Walker(Here(stage.engine, daerah), clock, daerah)
        walk = walker.play(replace(story, steps=story.steps[:steps]))
        assert walk.ok, walk.problems
        now = clock.now.isoformat()
        rest.append({"daerah": daerah, "no": walker.no, "now": now, "steps": story.steps[steps:]})
    database.close()
    return rest


def main(target: Path) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "cases.sqlite3")
        rest = json.dumps(write(f"sqlite:///{path}"), ensure_ascii=False).encode()
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("VACUUM")
        connection.close()
        with lzma.open(target, "wb", preset=9) as out, tarfile.open(fileobj=out, mode="w") as tar:
            for name, content in (("cases.sqlite3", path.read_bytes()), ("rest.json", rest)):
                entry = tarfile.TarInfo(name)
                entry.size = len(content)
                tar.addfile(entry, io.BytesIO(content))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
