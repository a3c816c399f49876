"""An edit of a pathway that breaks one of its stories is named by `lk3 check`."""

import os
import shutil
from collections import Counter

from engine import Files, check_bundle
from forms import FormLibrary
from processes import scenarios
from processes.pathways import LIBRARY
from tests.processes.edits import edits
from webui.bundles import bundle_of
from webui.cli.checking import check
from webui.retelling import retold
from webui.trying import Tryout

PATHWAY = "konseling_keluarga"
#: Edits tried: a handful with every run, as many as LK3_MUTATIONS says by hand.
COUNT = int(os.environ.get("LK3_MUTATIONS", "8"))

_BROKEN = {True: "told by a story", False: "harmless"}


def told_of(files: Files) -> str:
    """Return how the check speaks of the files: "refused", "warned" or nothing."""
    facts, of_forms = FormLibrary().facts(files)
    found = (*of_forms, *check_bundle(PATHWAY, files, facts).problems)
    worst = {problem.severity for problem in found}
    return "refused" if "error" in worst else "warned" if "warning" in worst else ""


def test_an_edit_that_breaks_a_story_is_named_by_the_check(capsys):
    stories = [(f"{story.name}.jsonl", story) for story in scenarios(PATHWAY)]
    counts: Counter[str] = Counter()
    for number, edit in enumerate(edits(bundle_of(PATHWAY), 2026, COUNT)):
        said = told_of(edit.files)
        broken = [] if said == "refused" else list(retold(PATHWAY, edit.files, stories))
        assert all(one.line and one.file.endswith(".jsonl") and one.message for one in broken)
        counts[said if said == "refused" else f"{said} {_BROKEN[bool(broken)]}".strip()] += 1
        if not broken and said != "refused":
            path, story = stories[number % len(stories)]
            assert list(Tryout(edit.files, {}).play(story, path)) == [], edit.said
    with capsys.disabled():
        print(f"\n{COUNT} edits: {dict(counts)}")  # noqa: T201  # the figures of the promise
    assert counts["refused"] > 0
    assert counts["told by a story"] > 0


def test_a_story_that_breaks_is_named_at_its_line(tmp_path):
    folder = tmp_path / PATHWAY
    shutil.copytree(LIBRARY / PATHWAY, folder)
    for other in (folder / "scenarios").iterdir():
        if other.stem != "kasus_ganda":
            other.unlink()
    told = folder / "scenarios" / "kasus_ganda.jsonl"
    told.write_text(told.read_text("utf-8").replace('"closed"', '"open"'), "utf-8")
    drawn = folder / f"{PATHWAY}.bpmn"

    found = check({str(drawn): drawn.read_bytes()})
    (problem,) = [one for one in found if one.severity == "error"]
    assert (problem.code, problem.file) == ("scenario.expect", str(told))
    assert "status" in str(problem.message)
    assert problem.line > 1
