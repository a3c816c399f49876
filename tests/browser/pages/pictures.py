"""Pictures of the pages that the sweep opens, for whoever looks, in the folder LK3_PICTURES."""

import os
from pathlib import Path

from playwright.sync_api import Page

FOLDER = os.environ.get("LK3_PICTURES")
WIDTHS, THEMES = (360, 1280), ("light", "dark")


def portray(page: Page, name: str) -> None:
    """Save the page that stands open, as `<name>-<width>-<theme>.png`, from one beside it."""
    if FOLDER is None:
        return
    beside = page.context.new_page()
    beside.goto(page.url)
    for width in WIDTHS:
        beside.set_viewport_size({"width": width, "height": 800})
        for theme in THEMES:
            beside.emulate_media(color_scheme=theme)
            beside.screenshot(path=Path(FOLDER) / f"{name}-{width}-{theme}.png", full_page=True)
    beside.close()
