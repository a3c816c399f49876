"""The migrations are one chain: two with one number leave no database that can be opened."""

import re

NUMBERS = re.compile(r'^(?:down_)?revision = "?(\w+)"?$', re.MULTILINE)


def test_each_migration_follows_the_one_before(root):
    versions = sorted((root / "engine/store/migrations/versions").glob("v*.py"))
    found = [tuple(NUMBERS.findall(path.read_text(encoding="utf-8"))) for path in versions]
    numbers = [f"{place:04}" for place in range(1, len(versions) + 1)]
    assert found == [*zip(numbers, ["None", *numbers], strict=False)]
    assert [path.stem[1:5] for path in versions] == numbers
