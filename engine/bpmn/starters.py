"""Who may open a case of a process: the role of the lane it starts in, and those beside it."""

from engine.access import STARTERS
from engine.bpmn.sheet import Sheet
from engine.model import Node, Process, say


def starters(process: Process) -> frozenset[str]:
    """Return the roles that open its cases; none where no start names any: then all may."""
    starts = [node for node in process.nodes.values() if _begins(node) and node.starters]
    return STARTERS & {role for node in starts for role in (node.role, *node.starters.split())}


def check_starters(node: Node, sheet: Sheet) -> None:
    """Refuse roles that open no cases, and the attribute where no case begins."""
    if not node.starters:
        return
    unknown = sorted({*node.starters.split()} - STARTERS)
    if _begins(node) and not unknown:
        return
    if unknown:
        message = say("Peran “{role}” tidak membuka kasus.", role=unknown[0])
    else:
        message = say("lk3:starters hanya berlaku pada awal proses.")
    repair = say("Pakai pada awal proses, dengan: {names}.", names=", ".join(sorted(STARTERS)))
    sheet.findings.refuse("bpmn.starters", sheet.element(node.id), message, repair)


def _begins(node: Node) -> bool:
    return node.kind == "startEvent" and not node.inside
