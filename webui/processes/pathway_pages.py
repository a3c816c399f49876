"""The pathways of a daerah: which are as in the base, what differs and why, drawing by drawing."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from engine import Forbidden, say
from webui.bundles import NOBODY, resolved
from webui.diagram import Unreadable, diagram_svg
from webui.i18n import words
from webui.places import may
from webui.processes.differences import Difference, Offered, offered, title_of
from webui.visit import visitor

bp = Blueprint("pathways", __name__)

BASE = say("Dasar: {name}")
OWN = say("Di daerah ini: {name}")
IN_WORDS = say("Diagram alur proses. Perbedaannya tertulis di atasnya.")


class Pair(NamedTuple):
    """Two drawings side by side: as in the base, and as here."""

    base: Markup
    own: Markup
    #: What was exchanged, in words.
    name: str


class Marked(NamedTuple):
    """A drawing of the daerah, with the steps marked where something is not as in the base."""

    drawing: Markup
    name: str


@bp.get("/jalur")
def listing() -> ResponseReturnValue:
    """List the twelve pathways of the visitor's daerah, with what differs from the base."""
    _refuse_others()
    return render_template("processes/pathways.html", pathways=offered(visitor().daerah))


@bp.get("/jalur/<code>")
def detail(code: str) -> ResponseReturnValue:
    """Show one pathway: each difference, and both drawings of whatever was exchanged."""
    _refuse_others()
    found = next((one for one in offered(visitor().daerah) if one.pathway.code == code), None)
    if found is None:
        abort(404)
    pairs = [_pair(one) for one in found.differences if one.drawings[0]]
    marked = list(_marked(found)) if found.there else []
    return render_template("processes/pathway.html", one=found, pairs=pairs, marked=marked)


def _refuse_others() -> None:
    if not may("edit_definition"):
        raise Forbidden


def _pair(difference: Difference) -> Pair:
    base, own = difference.drawings
    here = resolved(visitor().daerah)
    return Pair(
        _drawn(resolved(NOBODY).drawn[base], words(say(BASE.template, name=base))),
        _drawn(here.drawn[own], words(say(OWN.template, name=own))),
        words(difference.what),
    )


def _marked(found: Offered) -> Iterator[Marked]:
    """Yield the pathway's own drawing, then what it calls where a difference is at work."""
    here, own = resolved(visitor().daerah), f"{found.pathway.process}.bpmn"
    steps = [step for difference in found.differences for step in difference.steps]
    for file in dict.fromkeys((own, *(step.file for step in steps))):
        marks = frozenset().union(*(step.marks for step in steps if step.file == file))
        name = title_of(here, file.removesuffix(".bpmn"))
        yield Marked(_drawn(here.drawn[file], name, marks), name)


def _drawn(source: bytes, title: str, marks: Collection[str] = ()) -> Markup:
    try:
        return diagram_svg(source, title=title, description=words(IN_WORDS), active=marks)
    except Unreadable:
        return Markup()
