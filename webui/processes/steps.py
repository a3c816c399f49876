"""A process as an ordered list: what a diagram says, for those who read instead of look."""

from collections.abc import Mapping

from engine import Node, Process, Text, say

KINDS: Mapping[str, Text] = {
    "task": say("Tugas biasa"),
    "userTask": say("Tugas pengguna"),
    "manualTask": say("Tugas manual"),
    "scriptTask": say("Penetapan otomatis"),
    "serviceTask": say("Layanan otomatis"),
    "sendTask": say("Kirim pesan"),
    "receiveTask": say("Tunggu pesan"),
    "businessRuleTask": say("Tabel keputusan"),
    "callActivity": say("Panggilan proses"),
    "subProcess": say("Subproses"),
    "transaction": say("Transaksi"),
    "startEvent": say("Awal"),
    "endEvent": say("Akhir"),
    "boundaryEvent": say("Kejadian tepi"),
    "intermediateCatchEvent": say("Menunggu"),
    "intermediateThrowEvent": say("Mengirim"),
    "exclusiveGateway": say("Memilih satu jalan"),
    "inclusiveGateway": say("Memilih beberapa jalan"),
    "parallelGateway": say("Semua jalan serentak"),
    "eventBasedGateway": say("Kejadian yang lebih dulu"),
}
JOIN = say("Jalan bertemu")
HANDLER = say("Subproses kejadian")
EVENTS: Mapping[str, Text] = {
    "timer": say("waktu"),
    "message": say("pesan"),
    "signal": say("sinyal"),
    "error": say("galat"),
    "escalation": say("eskalasi"),
    "conditional": say("syarat"),
    "terminate": say("penghentian"),
}


def kind_of(process: Process, node: Node) -> Text:
    """Return what kind of step a node is; a gateway with one way out only joins."""
    ways = [flow for flow in process.flows.values() if flow.source == node.id]
    if node.kind.endswith("Gateway") and len(ways) == 1:
        return JOIN
    if node.handles:
        return HANDLER
    return KINDS.get(node.kind) or Text(node.kind)


def in_order(process: Process) -> list[Node]:
    """Return the nodes in the order the flows reach them, what a sub-process holds behind it.

    Those no flow reaches, such as event sub-processes, come last.
    """
    onward: dict[str, list[str]] = {}
    for flow in process.flows.values():
        onward.setdefault(flow.source, []).append(flow.target)
    for node in process.nodes.values():
        if node.attached_to:
            onward.setdefault(node.attached_to, []).insert(0, node.id)
        if node.kind == "startEvent":
            onward.setdefault(node.inside, []).insert(0, node.id)
    ordered: dict[str, Node] = {}
    waiting = [*onward.get("", []), *process.nodes]
    while waiting:
        name = waiting.pop(0)
        if name not in ordered and name in process.nodes:
            ordered[name] = process.nodes[name]
            waiting[:0] = onward.get(name, [])
    return list(ordered.values())
