"""What is said of a node beside its kind: assignments, what a call hands over, compensation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

_BPMN: Final = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
_SPIFF: Final = "{http://spiffworkflow.org/bpmn/schema/1.0/core}"
_LK3: Final = "{urn:lk3:bpmn:1}"


@dataclass(frozen=True, slots=True)
class Passing:
    """FEEL assignments around an activity, whether a call hands over them alone, what undoes it."""

    before: str = ""
    after: str = ""
    #: The called process sees only what `before` assigns.
    sees_named: bool = False
    #: It gives back only what `after` assigns.
    gives_named: bool = False
    #: Name of the handler that undoes it.
    undo: str = ""
    #: Of an event: the activity it compensates, `*` for all of its scope.
    undoes: str = ""

    @property
    def is_mapped(self) -> bool:
        """Tell whether the called process keeps variables of its own."""
        return self.sees_named or self.gives_named


def passings(roots: Iterable[Any]) -> Mapping[str, Passing]:
    """Return what is said of activities, by their ids; those of which nothing is are left out."""
    found = {}
    for root in roots:
        for element in root.iter(f"{_BPMN}*"):
            said = _said(element)
            if said != Passing():
                found[element.get("id", "")] = said
    return found


def _said(element: Any) -> Passing:
    settings = element.find(f"{_BPMN}extensionElements")
    texts = (
        settings.findtext(f"{_SPIFF}{name}") if settings is not None else ""
        for name in ("preScript", "postScript")
    )
    before, after = (text or "" for text in texts)
    is_call = element.tag == f"{_BPMN}callActivity"
    return Passing(
        before,
        after,
        sees_named=is_call and element.get(f"{_LK3}in") == "mapped",
        gives_named=is_call and element.get(f"{_LK3}out") == "mapped",
        undo=element.get(f"{_LK3}undo", ""),
        undoes=element.get(f"{_LK3}undoes", ""),
    )
