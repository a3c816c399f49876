"""What is legal BPMN but unknown to SpiffWorkflow is put in words it runs rightly."""

from collections.abc import Mapping

from lxml.etree import _Element as Element

from engine.bpmn import paths, plain, reserved
from engine.bpmn.change import Change
from engine.bpmn.findings import Findings
from engine.bpmn.vocabulary import scopes


def rewrite(root: Element, findings: Findings, taken: frozenset[str]) -> Mapping[str, str]:
    """Rewrite `root` in place, note each change; return id in the tree -> id as drawn.

    Ids that nobody drew lead to "". `taken` are the ids of processes and sub-processes of other
    files of the bundle: SpiffWorkflow has one drawer for both.
    """
    change = Change(root, findings)
    plain.simplify(change)
    for scope in list(scopes(root)):
        paths.straighten(change, scope)
    reserved.rename(change, taken)
    return change.drawn
