"""Forms as pages, and what a browser sends from them."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html

from engine import JsonObject
from forms import form_tree
from forms.tree import FormTree
from tests.forms.shelf import FILES, NOW

KNOWN = {"daerah": "13.77", "$petugas": "Rina"}
FORM = (
    '{% from "forms/form.html" import render_form with context %}'
    '<form>{{ render_form(tree, "/ubah") }}</form>'
)


@cache
def pages() -> Environment:
    made = Environment(
        loader=FileSystemLoader("webui/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: text, lambda one, many, count: one if count == 1 else many, newstyle=True
    )
    made.filters["words"] = str
    return made


def page(tree: FormTree) -> html.HtmlElement:
    return html.fromstring(pages().from_string(FORM).render(tree=tree))


def drawn(
    name: str, answers: JsonObject, problems: tuple = (), known: JsonObject = KNOWN
) -> FormTree:
    return form_tree(FILES, name, answers, known, problems, NOW)


def sent(document: html.HtmlElement) -> list[tuple[str, str]]:
    """Return the pairs a browser sends, without pressing a button."""
    pairs = []
    for control in document.iter("input", "select", "textarea"):
        name = control.get("name")
        if control.tag == "select":
            pairs += [
                (name, option.get("value"))
                for option in control.iter("option")
                if "selected" in option.attrib
            ]
        elif control.tag == "textarea":
            pairs.append((name, (control.text or "").removeprefix("\n").replace("\n", "\r\n")))
        elif control.get("type") not in ("radio", "checkbox") or "checked" in control.attrib:
            pairs.append((name, control.get("value", "")))
    return pairs
