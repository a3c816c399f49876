"""The stories of a pathway, played in memory: a change that breaks one of them is named."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from engine import Files, Problem, Refused, Trial
from forms import FormLibrary
from processes import Scenario, read_scenario
from processes.pathways import closure
from webui.bundles import completed
from webui.trying import WORKING, Tryout, told_in
from webui.walking import START


def retold(
    process: str, files: Files, stories: Sequence[tuple[str, Scenario]]
) -> Iterator[Problem]:
    """Yield what does not go as the stories (path, story) tell; nothing where `files` are refused.

    `files` are a bundle: diagrams, tables and forms by their bare names.
    """
    names = {name for _, story in stories for step in story.steps for name in told_in(step)}
    try:
        trial = Trial.of(process, files, FormLibrary(), START, names, working=WORKING)
    except Refused:
        return
    for path, story in stories:
        yield from _Retelling(trial).play(story, path)


def retold_beside(drawn: Files, forms: Files) -> Iterator[Problem]:
    """Play the stories that lie in the folder `scenarios` beside the diagrams among `drawn`.

    `drawn` and `forms` by path; what they need and lack may be the library's.
    """
    asked = {Path(name).name: source for name, source in forms.items()}
    for name in (name for name in drawn if name.endswith(".bpmn")):
        place = Path(name)
        read = [_read(path) for path in sorted((place.parent / "scenarios").glob("*.jsonl"))]
        yield from (problem for _, _, problems in read for problem in problems)
        stories = [(path, story) for path, story, problems in read if not problems]
        if stories:
            shelf = {
                Path(other).name: source
                for other, source in drawn.items()
                if Path(other).parent.parent == place.parent.parent
            }
            needed = {other: shelf[other] for other in closure(place.name, shelf)}
            yield from retold(place.stem, completed({**needed, **asked}), stories)


def _read(path: Path) -> tuple[str, Scenario, tuple[Problem, ...]]:
    story, problems = read_scenario(path.parents[1].name, path.stem, str(path), path.read_bytes())
    return str(path), story, problems


class _Retelling(Tryout):
    """Plays one of several stories of the same files."""

    def __init__(self, trial: Trial) -> None:
        super().__init__({}, {})
        self._ready = trial

    def _trial(self, process: str) -> Trial:
        del process
        return self._ready.anew()
