"""HTML to a tagged PDF; the only file that speaks WeasyPrint."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, words: Callable[[str], str], values: Mapping[str, object]) -> str:
    """Fill `template` of this room; `words` is gettext (Indonesian in, the reader's language out).

    Raises:
        jinja2.UndefinedError: the template asks for a value that was not handed in.
    """
    return _environment().get_template(template).render(**values, _=words)


def to_pdf(html: str) -> bytes:
    """Print `html` as PDF/UA-1: tagged, with title and language, nothing fetched from outside."""
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher

    nothing = URLFetcher(allowed_protocols=())
    page = HTML(string=html, url_fetcher=nothing)
    style = CSS(string=(TEMPLATES / "print.css").read_text("utf-8"), url_fetcher=nothing)
    printed: bytes = page.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1")
    return printed


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
