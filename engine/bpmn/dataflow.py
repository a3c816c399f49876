"""The proof that whatever is read has been set before, on every way that leads there."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from engine.bpmn.assigned import Analysis, Paths, TooTangledError
from engine.bpmn.effects import ANYTHING, Book
from engine.bpmn.findings import excerpt
from engine.bpmn.names import BUILT_IN, COUNTS
from engine.bpmn.sheet import Sheet
from engine.bpmn.spots import Spot, scopes_in
from engine.bpmn.unset import Unset, unset
from engine.bpmn.vocabulary import GATEWAYS, attr, line
from engine.model import Problem, say

#: Steps of a way that a message names; a person follows no more.
_MOST_STEPS: Final = 12

_TANGLED: Final = Problem(
    code="bpmn.flow_unproven",
    message=say("Alur data terlalu bercabang untuk dibuktikan lengkap."),
    repair=say("Kurangi cabang, atau pindahkan sebagian ke subproses."),
    severity="warning",
)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file that was rewritten, and the way from its ids to those as drawn ("" for nobody's)."""

    sheet: Sheet
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Proven:
    """What is to be proven."""

    files: Collection[Rewritten]
    #: Processes that cases start with.
    roots: Collection[str]
    #: Groups of settings, which are always there.
    settings: Collection[str]
    #: File, call and name of what was already said of calls that do not hand something over.
    handed: Collection[tuple[str, str, str]] = frozenset()


def prove_data(proven: Proven, book: Book) -> Iterator[Problem]:
    """Yield each reading of a variable that some way from the start of a case leaves unset.

    What nothing sets at all is not named here.
    """
    files = proven.files
    for one in files:
        book.enter(one.sheet, one.names)
    by_file = {one.sheet.file: one for one in files}
    scopes = {
        scope.id: scope
        for one in files
        if one.sheet.root is not None
        for scope in scopes_in(one.sheet.file, one.sheet.root, book)
    }
    analysis = Analysis(scopes, Paths(_judged(book, proven.settings)))
    told: set[tuple[str, str, str]] = set()
    try:
        for root in proven.roots:
            for found in unset(analysis, scopes[root]) if root in scopes else ():
                key = (found.scope.file, found.spot.id, found.path)
                if key not in told and not _is_handed(found, proven, by_file):
                    told.add(key)
                    yield _problem(found, by_file)
    except TooTangledError:
        yield _TANGLED


def _is_handed(found: Unset, proven: Proven, files: Mapping[str, Rewritten]) -> bool:
    """Tell whether a call on the way was told to hand the variable over."""
    name = found.path.partition(".")[0]
    steps = ((file, files[file].names.get(spot.id, spot.id)) for file, spot in found.way)
    return any((*step, name) in proven.handed for step in steps)


def _judged(book: Book, settings: Collection[str]) -> set[str]:
    """Return the paths that are read and that something sets somewhere."""
    deeds = [*book.flows.values()]
    deeds += [one for step in book.steps.values() for one in (*step.before, *step.after)]
    names = {name for deed in deeds for name in deed.sets}
    names |= {name for step in book.steps.values() for name in step.last}
    owned = {name.partition(".")[0] for name in names - ANYTHING}
    there = BUILT_IN | COUNTS | set(settings)
    read = {path for deed in deeds for path in deed.reads}
    return {path for path in read if path.partition(".")[0] in owned - there}


def _problem(found: Unset, files: Mapping[str, Rewritten]) -> Problem:
    drawn = files[found.scope.file].names
    place = found.flow or found.spot.id
    steps = [label for file, spot in found.way if (label := _label(spot, files[file]))]
    if len(steps) > _MOST_STEPS:
        steps = [*steps[: _MOST_STEPS // 2], "…", *steps[-_MOST_STEPS // 2 :]]
    return Problem(
        code="bpmn.not_set",
        message=say(
            "“{element}” membaca “{name}” dalam “{source}”, "
            "padahal belum terisi bila kasus lewat: {way}.",
            element=_label(found.spot, files[found.scope.file]) or found.spot.id,
            name=found.path,
            source=excerpt(found.source),
            way=" → ".join(steps),
        ),
        repair=say(
            "Isi “{name}” di setiap jalan sebelum langkah ini, atau tulis di ungkapan itu apa "
            "yang berlaku bila kosong, misalnya: {name} != null and ….",
            name=found.path,
        ),
        severity="warning",
        file=found.scope.file,
        element=drawn.get(place, place) or drawn.get(found.spot.id, found.spot.id),
        line=line(found.spot.element),
    )


def _label(spot: Spot, file: Rewritten) -> str:
    """Return how people call a step; "" for what nobody drew, and for gateways without a name."""
    if name := attr(spot.element, "name"):
        return name
    return "" if spot.kind in GATEWAYS else file.names.get(spot.id, spot.id)
