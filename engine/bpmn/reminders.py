"""Where a task may be one that only reminds: the engine withdraws it when its activity is over."""

from collections.abc import Iterator

from engine.bpmn.facts import ours
from engine.bpmn.sheet import Sheet
from engine.bpmn.vocabulary import HUMAN, bpmn
from engine.model import Node, Process, Text, say

_REPEATED = tuple(bpmn(f"{how}LoopCharacteristics") for how in ("multiInstance", "standard"))


def check_reminder(node: Node, process: Process, sheet: Sheet) -> None:
    """Refuse a reminder that watches nothing, and one that more hangs on than its own end."""
    element = sheet.element(node.id)
    said = "" if element is None else ours(element, "reminder")
    if element is None or said in {"", "false"}:
        return
    if said != "true":
        message = say("lk3:reminder adalah true atau false, bukan “{value}”.", value=said)
        repair = say("Isi true, atau hapus atributnya.")
        sheet.findings.refuse("bpmn.reminder_value", element, message, repair)
    elif any(element.find(how) is not None for how in _REPEATED):
        message = say("Pengingat tidak dapat diulang.")
        sheet.findings.refuse("bpmn.reminder", element, message, say("Hapus pengulangannya."))
    elif why := _why_not(node, process):
        sheet.findings.refuse("bpmn.reminder", element, *why)


def _why_not(node: Node, process: Process) -> tuple[Text, Text] | None:
    if node.kind not in HUMAN:
        return (
            say("lk3:reminder hanya berlaku pada tugas orang."),
            say("Hapus atributnya, atau pakai userTask."),
        )
    if not _watches(node, process):
        return (
            say("Tugas ini tidak hanya dicapai dari kejadian batas yang tidak menghentikan."),
            say("Tempelkan kejadian itu pada kegiatan yang diingatkan, lalu alirkan ke sini."),
        )
    more = [other for other in _beyond(node, process) if not _may_follow(other)]
    more += [one for one in process.nodes.values() if one.attached_to == node.id]
    if more:
        return (
            say("Setelah pengingat ini masih ada “{name}”.", name=more[0].name or more[0].id),
            say("Setelah pengingat hanya boleh ada pengingat lain, gerbang eksklusif, dan akhir."),
        )
    return None


def _watches(node: Node, process: Process) -> bool:
    """Tell whether every way to `node` begins at an event that leaves its activity be."""
    before = {node.id, *(other.id for other in _beyond(node, process, back=True))}
    reached = {flow.target for flow in process.flows.values()}
    beginnings = [process.nodes[name] for name in before - reached]
    return bool(beginnings) and all(
        one.kind == "boundaryEvent" and not one.interrupting for one in beginnings
    )


def _beyond(node: Node, process: Process, *, back: bool = False) -> Iterator[Node]:
    """Yield every node that flows lead to from `node`, or `back` from which they lead to it."""
    pairs = [(flow.source, flow.target) for flow in process.flows.values()]
    ways = [(target, source) for source, target in pairs] if back else pairs
    seen, todo = {node.id}, [node.id]
    while todo:
        here = todo.pop()
        for name in [to for start, to in ways if start == here and to not in seen]:
            seen.add(name)
            todo.append(name)
            if name in process.nodes:
                yield process.nodes[name]


def _may_follow(node: Node) -> bool:
    if node.kind == "endEvent":
        return not (node.event or node.opens or node.outcome)
    return node.kind == "exclusiveGateway" or node.reminder
