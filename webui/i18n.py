"""Two languages: Indonesian is what the code says, English is looked up in the catalogue."""

from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Blueprint, Flask, Response, redirect, request, session
from flask.typing import ResponseReturnValue

from engine import Text, told_name
from webui.visit import safe_path

TRANSLATIONS = Path(__file__).parent / "translations"
#: Code of each language and its own name for itself.
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}

bp = Blueprint("i18n", __name__)


@lru_cache
def catalogue(language: str) -> NullTranslations:
    """Return the gettext catalogue of `language`; Indonesian needs none.

    The `.po` file is compiled in memory, so what runs is never older than what was written.
    """
    path = TRANSLATIONS / language / "LC_MESSAGES" / "lk3.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def language() -> str:
    """Return the language of this visit: "id" unless the person chose another."""
    chosen = session.get("language", "id")
    return chosen if chosen in LANGUAGES else "id"


def gettext(message: str) -> str:
    """Return `message` in the visitor's language."""
    return catalogue(language()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of a counted message in the visitor's language."""
    return catalogue(language()).ngettext(singular, plural, count)


def words(text: Text | str) -> str:
    """Say an engine's `Text` in the visitor's language."""
    if isinstance(text, str):
        return gettext(text)
    return text.said(gettext)


def named(kept: str) -> str:
    """Say a kept name in the visitor's language; nobody's is ""."""
    return words(told_name(kept)) if kept else ""


def register(app: Flask) -> None:
    """Give templates `_`, `ngettext`, the filter `words` and the list of languages."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.filters["words"] = words
    app.jinja_env.filters["named"] = named
    app.jinja_env.globals.update(language=language, languages=LANGUAGES)
    app.register_blueprint(bp)


@bp.post("/bahasa")
def choose() -> ResponseReturnValue:
    """Remember the language and go back to the page."""
    wanted = request.form.get("bahasa", "")
    if wanted in LANGUAGES:
        session["language"] = wanted
    answer: Response = redirect(safe_path(request.form.get("lanjut", "")), 303)  # type: ignore[assignment]
    return answer
