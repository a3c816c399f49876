"""What is legal BPMN but unknown to SpiffWorkflow is put in words it runs rightly."""

from collections.abc import Mapping

from lxml.etree import _Element as Element

from engine.bpmn import adhoc, compensation, handlers, multiple, paths, plain, reserved
from engine.bpmn.change import Change
from engine.bpmn.findings import Findings
from engine.bpmn.scope import scope_of
from engine.bpmn.vocabulary import kind, scopes


def rewrite(
    root: Element, findings: Findings, ids: set[str], taken: frozenset[str]
) -> Mapping[str, str]:
    """Rewrite `root` in place, note each change; return id in the tree -> id as drawn.

    Ids that nobody drew lead to "". `ids` are those in use anywhere in the bundle, and grows;
    `taken` are the ids of processes and of other files' sub-processes: SpiffWorkflow has one
    drawer for both.
    """
    change = Change(root, findings, ids)
    plain.simplify(change)
    drawn = list(scopes(root))
    for scope in drawn:
        compensation.settle(scope_of(scope))
    for scope in drawn:
        steps = adhoc.offer if kind(scope) == "adHocSubProcess" else paths.straighten
        steps(change, scope)
        multiple.spread(change, scope)
    for scope in drawn:
        handlers.enclose(change, scope)
    reserved.rename(change, taken)
    return change.drawn
