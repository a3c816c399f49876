"""Files stay small enough to read in one sitting; whoever needs more names the reason here."""

from pathlib import Path

ROOMS = ("engine", "processes", "forms", "reports", "webui")
BUDGET = 250
#: File -> why it may be longer.
EXCUSED = {
    "engine/__init__.py": "the door names each word twice: whence it comes, and that it is offered",
}


def python_files(root: Path) -> list[Path]:
    return sorted(path for room in ROOMS for path in (root / room).rglob("*.py"))


def test_no_file_outgrows_its_budget(root):
    long = {
        str(path.relative_to(root)): lines
        for path in python_files(root)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > BUDGET
    }
    assert {name: lines for name, lines in long.items() if name not in EXCUSED} == {}


def test_every_room_has_a_sign_of_at_most_ten_lines(root):
    for room in (*ROOMS, "tests"):
        sign = (root / room / "README.md").read_text(encoding="utf-8")
        assert 0 < len(sign.strip().splitlines()) <= 10, room


def test_nothing_is_called_utils_helpers_services_or_common(root):
    vague = {"utils", "helpers", "services", "common", "misc"}
    assert [path for path in python_files(root) if path.stem in vague] == []
