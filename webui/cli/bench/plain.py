"""SpiffWorkflow without our engine, in a process of its own: its patches would change it.

It plays the shipped main scenario on the same diagrams, as the engine hands them on: rewritten to
plain BPMN 2.0. What it cannot do, the decision table, is done for it.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.sax.saxutils import escape

import engine
from engine import Checked, Files, Json, JsonObject, check_bundle, working_days
from forms import FormLibrary
from processes import Scenario, scenarios
from webui.bundles import bundle_of
from webui.trying import Tryout

#: The task of the main scenario that comes round again.
SESSION = "f12_catatan_sesi"
_SETTING = re.compile(r"\b(?P<group>sla|parameter|layanan|tersedia)\.(?P<name>\w+)")
#: A timer that asks: SpiffWorkflow's timers speak Python.
_CHOICE = re.compile(r"if (\w+) = (\S+) then (\S+) else ([^<]+)")
_TIMER = re.compile(r"<[^<>]*timeDuration[^<>]*>[^<]*")
QUOTES = {'"': "&quot;"}
PROGRAM = Path(engine.__file__).parent / "spiff" / "plain.py"


class Told(Tryout):
    """Plays a scenario and tells it as moves, each with its answers and what came of them."""

    def __init__(self, files: Files) -> None:
        super().__init__(files, {})
        self.moves: list[tuple[str, str, JsonObject]] = []

    def complete(self, task: str, element: str, data: JsonObject) -> None:
        """Complete a task."""
        before = self._begun[0].standing.data
        super().complete(task, element, data)
        self._tell("complete", element, data, before)

    def receive(self, message: str, data: JsonObject, key: JsonObject) -> None:
        """Hand the case a message."""
        before = self._begun[0].standing.data
        super().receive(message, data, key)
        self._tell("message", message, data, before)

    def advance(self, duration: str) -> None:
        """Move the clock on."""
        super().advance(duration)
        self.moves.append(("clock", str(_by_the_calendar(duration)), {}))

    def _tell(self, verb: str, what: str, data: JsonObject, before: JsonObject) -> None:
        drawn = self._begun[0].standing.data
        news = {name: value for name, value in drawn.items() if before.get(name) != value}
        self.moves.append((verb, what, {**news, **data}))


def main_scenario() -> Scenario:
    """Return the story that every benchmark of steps plays."""
    return next(one for one in scenarios("konseling_keluarga") if one.name == "utama")


def _story() -> str:
    """Tell the main scenario as the program reads it."""
    scenario = main_scenario()
    files = bundle_of(scenario.process)
    checked = check_bundle(scenario.process, files, FormLibrary().facts(files)[0])
    told = Told(files)
    for _ in told.play(scenario, scenario.name):
        pass
    whole = {
        "root": scenario.process,
        "sources": {file: _settled(source, checked) for file, source in checked.sources.items()},
        "names": sorted({name.partition(".")[0] for name in checked.reads}),
        "moves": told.moves,
        "session": [what for _, what, _ in told.moves].index(SESSION),
    }
    return json.dumps(whole)


def _settled(source: bytes, checked: Checked) -> str:
    """Write the settings out: SpiffWorkflow knows neither them, working days nor FEEL."""

    def chosen(found: re.Match[str]) -> str:
        value = checked.settings.get(found["group"], {}).get(found["name"])
        return found[0] if value is None else escape(json.dumps(_by_the_calendar(value)), QUOTES)

    written = _SETTING.sub(chosen, source.decode())
    return _TIMER.sub(lambda timer: _CHOICE.sub(_in_python, timer[0]), written)


def _in_python(choice: re.Match[str]) -> str:
    name, value, then, other = choice.groups()
    return f"{then} if {name} == {value} else {_CHOICE.sub(_in_python, other)}"


def _by_the_calendar(value: Json) -> Json:
    """Return "P3D" for "3 HK", and what is no number of working days as it is."""
    days = working_days(value)
    return f"P{days}D" if days else value


def plain_spiff(url: str, rounds: int = 0, late: int = 0) -> dict[str, Any]:
    """Play young cases and a long one on the configured kind of database; see the program."""
    with TemporaryDirectory(prefix="lk3-") as folder:
        where = url.replace("+psycopg", "", 1)
        if not where.startswith("postgres"):
            where = f"{folder}/plain.sqlite3"
        call = [sys.executable, "-P", str(PROGRAM), where, str(rounds), str(late)]
        run = subprocess.run(  # noqa: S603 our own program
            call, check=True, input=_story(), capture_output=True, text=True
        )
    figures: dict[str, Any] = json.loads(run.stdout)
    return figures
