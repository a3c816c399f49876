"""A tree being rewritten: fresh ids, new nodes and flows, and the way back to the drawing."""

from lxml.etree import SubElement
from lxml.etree import _Element as Element

from engine.bpmn.findings import Findings
from engine.bpmn.vocabulary import attr, bpmn


class Change:
    """One tree being rewritten in place, and the way back to the ids as drawn."""

    def __init__(self, root: Element, findings: Findings, ids: set[str]) -> None:
        self.root = root
        self.findings = findings
        #: Ids in use in any file of the bundle; grows.
        self.ids = ids
        #: Id in the rewritten tree -> id as drawn; "" for what nobody drew.
        self.drawn: dict[str, str] = {}

    def fresh(self, wish: str, drawn: str = "") -> str:
        """Return an id that nothing in the file has yet, and remember what it stands for."""
        while wish in self.ids:
            wish += "_"
        self.ids.add(wish)
        self.drawn[wish] = drawn
        return wish

    def node(self, scope: Element, name: str, wish: str) -> Element:
        """Add a flow node that nobody drew; return it."""
        return SubElement(scope, bpmn(name), id=self.fresh(wish))

    def flow(self, scope: Element, source: Element, target: Element) -> Element:
        """Add a sequence flow that nobody drew; return it."""
        ends = attr(source, "id"), attr(target, "id")
        return SubElement(
            scope,
            bpmn("sequenceFlow"),
            id=self.fresh(f"{ends[0]}.flow"),
            sourceRef=ends[0],
            targetRef=ends[1],
        )
