"""What is found wrong in one file, collected as problems that name element, line and repair."""

from lxml.etree import _Element as Element

from engine.bpmn.vocabulary import NODES, SCOPES, attr, kind, line
from engine.model import NOTHING_SAID, Problem, Severity, Text

#: What a person can point at in the drawing, beside flow nodes.
_DRAWN = NODES | frozenset(
    {
        "association",
        "dataObjectReference",
        "dataStoreReference",
        "lane",
        "messageFlow",
        "participant",
        "process",
        "sequenceFlow",
    }
)
#: What holds drawn things, known or unknown.
_HOLDERS = SCOPES | {"definitions"}


def named(element: Element | None) -> str:
    """Return the id of the element, or of the nearest one around it that is drawn."""
    around = element
    while around is not None:
        parent = around.getparent()
        stands_alone = parent is not None and kind(parent) in _HOLDERS
        if around.get("id") and (kind(around) in _DRAWN or stands_alone):
            return attr(around, "id")
        around = parent
    return attr(element, "id") if element is not None else ""


#: Characters of somebody's text that a message repeats.
_SHOWN = 120


def excerpt(text: str) -> str:
    """Return the text, cut where a message would become a page."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


class Findings:
    """The problems of one file, in the order they were found."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[Problem] = []

    def refuse(self, code: str, where: Element | None, message: Text, repair: Text) -> None:
        """Add an error: the file cannot be run."""
        self._add("error", code, where, message, repair)

    def refuse_line(self, code: str, number: int, message: Text, repair: Text) -> None:
        """Add an error about a line of the text, where there is no element yet; 0 = the file."""
        self.add(Problem(code=code, message=message, repair=repair, file=self.file, line=number))

    def warn(self, code: str, where: Element | None, message: Text, repair: Text) -> None:
        """Add a warning: the file runs, but probably not as meant."""
        self._add("warning", code, where, message, repair)

    def note(self, code: str, where: Element | None, message: Text) -> None:
        """Add a note: what was read differently from how it was drawn."""
        self._add("note", code, where, message, NOTHING_SAID)

    def add(self, *problems: Problem) -> None:
        """Add problems found elsewhere."""
        self._problems.extend(problems)

    def copied(self) -> "Findings":
        """Return findings of their own that begin with what was found so far."""
        copy = Findings(self.file)
        copy.add(*self._problems)
        return copy

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything found so far."""
        return tuple(self._problems)

    @property
    def refused(self) -> bool:
        """Tell whether an error was found."""
        return any(problem.severity == "error" for problem in self._problems)

    def _add(
        self, severity: Severity, code: str, where: Element | None, message: Text, repair: Text
    ) -> None:
        self._problems.append(
            Problem(
                code=code,
                message=message,
                repair=repair,
                severity=severity,
                file=self.file,
                element=named(where),
                line=line(where),
            )
        )
