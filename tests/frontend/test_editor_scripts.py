"""The editor's scripts, run by node: its dictionary, and what it writes of what it reads."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.frontend.canonical import canonical

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
EVERY_EXTENSION = HERE / "every_extension.bpmn"
LIBRARY = sorted((ROOT / "processes/library").glob("*/*.bpmn"))
DRAWN = sorted(path for kind in ("bpmn", "dmn") for path in (ROOT / "processes").rglob(f"*.{kind}"))


def node(script: str, stdin: str = "") -> object:
    program = shutil.which("node")
    assert program, "node comes with the set-up: make install"
    command = [program, str(HERE / "run.mjs"), script]
    ran = subprocess.run(command, cwd=ROOT, input=stdin, capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


@pytest.fixture(scope="module")
def rewritten() -> dict[str, dict[str, object]]:
    paths = [str(path) for path in (*LIBRARY, EVERY_EXTENSION)]
    return node("roundtrip.mjs", json.dumps(paths))


def test_every_key_that_the_editor_can_say_has_an_indonesian_word():
    answer = node("dictionary.mjs")
    assert answer["unsaid"] == []
    assert answer["seen"] > 300


@pytest.mark.parametrize("path", [*LIBRARY, EVERY_EXTENSION], ids=lambda path: path.stem)
def test_a_diagram_opened_and_saved_unchanged_says_the_same(path, rewritten):
    answer = rewritten[str(path)]
    assert answer["lost"] == []
    assert canonical(answer["xml"].encode()) == canonical(path.read_bytes())


def test_every_shipped_drawing_and_table_opens_without_a_warning():
    warned = node("warnings.mjs", json.dumps([str(path) for path in DRAWN]))
    assert warned.keys() == {str(path) for path in DRAWN}
    assert {path: told for path, told in warned.items() if told} == {}


def test_the_example_holds_every_element_that_our_descriptors_name():
    source = EVERY_EXTENSION.read_text()
    missing = []
    for name in ("spiffworkflow", "lk3"):
        descriptor = json.loads((ROOT / f"webui/editor/moddle/{name}.json").read_text())
        for kind in descriptor["types"]:
            wanted = (
                [f"{name}:{one['name']}=" for one in kind["properties"]]
                if "extends" in kind
                else [f"<{name}:{kind['name'][0].lower()}{kind['name'][1:]}"]
            )
            missing += [word for word in wanted if word not in source]
    assert missing == []
