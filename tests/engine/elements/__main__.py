"""`python -m tests.engine.elements`: write docs/bpmn.md from the rows."""

from tests.engine.elements.table import PAGE, page

PAGE.write_text(page(), encoding="utf-8")
