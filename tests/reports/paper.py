"""How tests look at a printed paper."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from pypdf import PdfReader


def flat(paper: PdfReader) -> str:
    """All text of a paper, white space made single."""
    return " ".join(" ".join(page.extract_text() for page in paper.pages).split())


def is_accessible(paper: PdfReader, title: str, language: str) -> None:
    """Tagged, titled, in a language, and saying of itself that it is PDF/UA-1."""
    root = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert paper.metadata.title == title
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


class Ear(logging.Handler):
    """Hears every warning."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def listening() -> Iterator[list[str]]:
    """Note what is warned of while printing: a missing glyph, a refused fetch, a bad style."""
    ear = Ear()
    loggers = [logging.getLogger(name) for name in ("", "weasyprint")]
    for logger in loggers:
        logger.addHandler(ear)
    try:
        yield ear.heard
    finally:
        for logger in loggers:
            logger.removeHandler(ear)
