"""The diagrams of a case with the path it took, in the order they were walked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from engine import HistorySheet
from webui.diagram import Unreadable, diagram_svg
from webui.i18n import gettext


@dataclass(frozen=True, slots=True)
class Drawn:
    """One process of the case, drawn."""

    name: str
    picture: Markup


def drawings(sheet: HistorySheet, words: Callable[[str], str] = gettext) -> tuple[Drawn, ...]:
    """Return every process the case has walked or stands in; what cannot be drawn is left out.

    `words` says a message in the reader's language: the visitor's, unless told otherwise.
    """
    return tuple(_drawn(sheet, words))


def _drawn(sheet: HistorySheet, words: Callable[[str], str]) -> Iterator[Drawn]:
    walked = [passed.process for passed in sheet.passed]
    for process in dict.fromkeys([*walked, *sorted(process for process, _ in sheet.active)]):
        name = sheet.processes[process].name
        try:
            picture = diagram_svg(
                sheet.sources[process],
                title=name,
                description=words("Langkah yang sudah dilalui bertanda centang."),
                passed=_passed(sheet, process),
                active=[element for place, element in sheet.active if place == process],
            )
        except Unreadable:
            continue
        yield Drawn(name, picture)


def _passed(sheet: HistorySheet, process: str) -> frozenset[str]:
    """Return the nodes left behind and the flows that gateways chose."""
    done = (passed for passed in sheet.passed if passed.state == "completed")
    nodes = {passed.element for passed in done if passed.process == process}
    flows = {
        flow
        for _, chosen in sheet.chosen
        if chosen.process == process
        for flow, _, taken in chosen.flows
        if taken
    }
    return frozenset(nodes | flows)
