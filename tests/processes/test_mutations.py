"""An edit of a pathway that breaks one of its stories is named by `lk3 check`."""

import os
import shutil
from collections import Counter
from itertools import chain, islice

from engine import Files, check_bundle
from forms import FormLibrary
from processes import scenarios
from processes.pathways import LIBRARY
from tests.processes.edits import Edit, edits
from tests.processes.story import PATHWAYS
from webui.bundles import bundle_of
from webui.cli.checking import check
from webui.retelling import retold
from webui.trying import Tryout

COUNSELING = "konseling_keluarga"
#: Edits tried, of each pathway in turn: a handful with every run, more by hand.
COUNT = int(os.environ.get("LK3_MUTATIONS", "12"))

_BROKEN = {True: "told by a story", False: "harmless"}


def told_of(pathway: str, files: Files) -> str:
    """Return how the check speaks of the files: "refused", "warned" or nothing."""
    facts, of_forms = FormLibrary().facts(files)
    found = (*of_forms, *check_bundle(pathway, files, facts).problems)
    worst = {problem.severity for problem in found}
    return "refused" if "error" in worst else "warned" if "warning" in worst else ""


def tried(number: int, pathway: str, edit: Edit) -> str:
    """Return what becomes of an edit: refused, told by a story, or harmless to every story."""
    stories = [(f"{story.name}.jsonl", story) for story in scenarios(pathway)]
    said = told_of(pathway, edit.files)
    if said == "refused":
        return said
    broken = list(retold(pathway, edit.files, stories))
    assert all(one.line and one.file.endswith(".jsonl") and one.message for one in broken)
    if not broken:
        path, story = stories[number % len(stories)]
        assert list(Tryout(edit.files, {}).play(story, path)) == [], edit.said
    return f"{said} {_BROKEN[bool(broken)]}".strip()


def test_an_edit_that_breaks_a_story_is_named_by_the_check(capsys):
    share = -(-COUNT // len(PATHWAYS))
    made = [edits(bundle_of(pathway), 2026 + at, share) for at, pathway in enumerate(PATHWAYS)]
    turns = chain.from_iterable(zip(*made, strict=True))
    counts = Counter(
        tried(number, PATHWAYS[number % len(PATHWAYS)], edit)
        for number, edit in enumerate(islice(turns, COUNT))
    )
    with capsys.disabled():
        print(f"\n{COUNT} edits: {dict(counts)}")  # noqa: T201  # the figures of the promise
    assert counts["refused"] > 0
    assert counts["told by a story"] > 0


def test_a_story_that_breaks_is_named_at_its_line(tmp_path):
    folder = tmp_path / COUNSELING
    shutil.copytree(LIBRARY / COUNSELING, folder)
    for other in (folder / "scenarios").iterdir():
        if other.stem != "kasus_ganda":
            other.unlink()
    told = folder / "scenarios" / "kasus_ganda.jsonl"
    told.write_text(told.read_text("utf-8").replace('"closed"', '"open"'), "utf-8")
    drawn = folder / f"{COUNSELING}.bpmn"

    found = check({str(drawn): drawn.read_bytes()})
    (problem,) = [one for one in found if one.severity == "error"]
    assert (problem.code, problem.file) == ("scenario.expect", str(told))
    assert "status" in str(problem.message)
    assert problem.line > 1
