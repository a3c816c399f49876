"""Ids, references and flows: what the parts of a diagram say about each other must be so."""

from collections import Counter

from lxml.etree import _Element as Element

from engine.bpmn.compensation import compensators
from engine.bpmn.findings import Findings, named
from engine.bpmn.paths import is_beginning
from engine.bpmn.scope import Scope, scope_of
from engine.bpmn.vocabulary import (
    CHOOSING,
    GATEWAYS,
    MODEL,
    NODES,
    attr,
    bpmn,
    condition,
    definition,
    kind,
    scopes,
    text,
)
from engine.model import say

#: SpiffWorkflow recurses over a chain of nodes; about 490 in a row end in a RecursionError.
MAX_NODES = 300
#: Flows into or out of one node; what a join costs grows with their square.
MAX_WAYS = 100
#: Characters of an id: it stands in rows, indexes and addresses.
MAX_ID = 200


def check_structure(root: Element, findings: Findings) -> None:
    """Refuse double and missing ids, flows that go nowhere, and nodes nothing reaches."""
    _check_ids(root, findings)
    _check_lengths(root, findings)
    places = {
        attr(node, "id"): named(node.getparent()) for node in root.iter() if kind(node) in NODES
    }
    for element in scopes(root):
        scope = scope_of(element)
        if not _is_bearable(scope, findings):
            continue  # thousands of nodes would get thousands of findings
        for flow in scope.flows:
            _check_flow(scope, flow, places, findings)
        for node in scope.nodes.values():
            _check_ends(scope, node, findings)
            _check_ways(scope, node, findings)
        _check_filled(scope, findings)
        _check_reached(scope, findings)
    _check_lanes(root, places, findings)


def _check_ids(root: Element, findings: Findings) -> None:
    owned = [element for element in root.iter(f"{{{MODEL}}}*") if element.get("id")]
    counts = Counter(attr(element, "id") for element in owned)
    for element in owned:
        if (number := counts.pop(attr(element, "id"), 0)) > 1:
            findings.refuse(
                "bpmn.duplicate_id",
                element,
                say("Id “{id}” dipakai {number} kali.", id=attr(element, "id"), number=number),
                say("Beri setiap unsur id yang berbeda."),
            )
    for element in root.iter(*(bpmn(name) for name in NODES | {"process"})):
        if not attr(element, "id"):
            findings.refuse(
                "bpmn.no_id",
                element,
                say("{kind} ini tidak memiliki id.", kind=kind(element)),
                say("Beri id, misalnya tugas_asesmen."),
            )


def _check_lengths(root: Element, findings: Findings) -> None:
    for element in root.iter(f"{{{MODEL}}}*"):
        if len(attr(element, "id")) > MAX_ID:
            message = say(
                "Id {kind} ini lebih dari {most} karakter.", kind=kind(element), most=MAX_ID
            )
            repair = say("Beri id yang pendek, misalnya tugas_asesmen.")
            findings.refuse("bpmn.id_long", element, message, repair)


def _is_bearable(scope: Scope, findings: Findings) -> bool:
    if len(scope.nodes) > MAX_NODES:
        findings.refuse(
            "bpmn.too_many_nodes",
            scope.element,
            say(
                "Proses ini memuat {number} simpul; batasnya {limit}.",
                number=len(scope.nodes),
                limit=MAX_NODES,
            ),
            say("Pindahkan sebagian ke proses lain dan panggil dengan callActivity."),
        )
    return len(scope.nodes) <= MAX_NODES


def _check_flow(scope: Scope, flow: Element, places: dict[str, str], findings: Findings) -> None:
    for end in ("sourceRef", "targetRef"):
        name = attr(flow, end)
        if name in scope.nodes:
            continue
        if name in {attr(handler, "id") for handler in scope.handlers}:
            message = say("Alur ini menuju atau meninggalkan subproses kejadian.")
            repair = say("Hapus alurnya: subproses kejadian dimulai oleh awalnya sendiri.")
            findings.refuse("bpmn.flow_to_handler", flow, message, repair)
            continue
        if name in places:
            findings.refuse(
                "bpmn.flow_crosses",
                flow,
                say(
                    "Alur ini melintasi batas proses: “{id}” ada di dalam “{place}”.",
                    id=name,
                    place=places[name],
                ),
                say("Hubungkan unsur di tingkat yang sama; antar-pool pakai pesan (messageFlow)."),
            )
        else:
            findings.refuse(
                "bpmn.flow_dangling",
                flow,
                say("Alur ini tidak terhubung: {end} “{id}” tidak ada.", end=end, id=name),
                say("Hubungkan kedua ujung alur, atau hapus alurnya."),
            )


def _check_ends(scope: Scope, node: Element, findings: Findings) -> None:
    """Check what enters and leaves a node."""
    name, identifier = kind(node), attr(node, "id")
    leaving = scope.leaving.get(identifier, [])
    if name in {"startEvent", "boundaryEvent"} and scope.entering.get(identifier):
        message = say("Alur masuk ke {kind}, yang hanya boleh menjadi awal.", kind=name)
        repair = say("Arahkan alur ke tugas atau gerbang sesudahnya.")
        findings.refuse("bpmn.flow_into_start", node, message, repair)
    if name == "endEvent" and leaving:
        message = say("Alur keluar dari akhir proses.")
        repair = say("Hapus alur, atau ganti dengan kejadian antara.")
        findings.refuse("bpmn.flow_out_of_end", node, message, repair)
    if name in GATEWAYS and not leaving:
        message = say("Gerbang ini tidak memiliki jalan keluar.")
        repair = say("Tambahkan alur dari gerbang ini ke langkah berikutnya.")
        findings.refuse("bpmn.gateway_dead_end", node, message, repair)
    _check_choice(node, leaving, findings)


def _check_ways(scope: Scope, node: Element, findings: Findings) -> None:
    for flows in (scope.entering, scope.leaving):
        if len(flows.get(attr(node, "id"), [])) > MAX_WAYS:
            message = say("Lebih dari {most} alur bertemu di unsur ini.", most=MAX_WAYS)
            repair = say("Kumpulkan alur lewat beberapa gerbang, atau pindahkan ke subproses.")
            findings.refuse("bpmn.too_many_ways", node, message, repair)


def _check_choice(node: Element, leaving: list[Element], findings: Findings) -> None:
    """Check that conditions and default mark stand where they are looked at."""
    default = attr(node, "default")
    if default and default not in {attr(flow, "id") for flow in leaving}:
        message = say("Alur bawaan “{id}” tidak keluar dari unsur ini.", id=default)
        repair = say("Pilih salah satu alur keluar sebagai bawaan.")
        findings.refuse("bpmn.default_elsewhere", node, message, repair)
    if kind(node) in GATEWAYS - CHOOSING and any(map(condition, leaving)):
        message = say("Syarat pada alur keluar gerbang ini tidak pernah dibaca.")
        repair = say("Pakai gerbang inklusif atau eksklusif, atau hapus syaratnya.")
        findings.refuse("bpmn.condition_ignored", node, message, repair)


def _check_filled(scope: Scope, findings: Findings) -> None:
    """Refuse what holds nothing to do; a pool that only shows who else there is may be empty."""
    root = scope.element.getroottree().getroot()
    shown_only = scope.is_process and any(
        scope_of(other).nodes for other in root.iterchildren(bpmn("process"))
    )
    if not scope.nodes and not scope.handlers and not shown_only:
        message = say("{kind} ini kosong.", kind=kind(scope.element))
        repair = say("Gambar sedikitnya satu langkah di dalamnya, atau hapus.")
        findings.refuse("bpmn.empty", scope.element, message, repair)


def _check_reached(scope: Scope, findings: Findings) -> None:
    """Refuse the nodes that no path from a start leads to."""
    starts = scope.of_kind("startEvent")
    todo = starts or [node for node in scope.nodes.values() if is_beginning(scope, node)]
    if not todo and scope.nodes:
        message = say("Tidak ada awal: setiap unsur memiliki alur masuk.")
        findings.refuse(
            "bpmn.no_start", scope.element, message, say("Tambahkan kejadian awal (startEvent).")
        )
        return
    reached = _reached_from(todo, scope)
    for identifier, node in scope.nodes.items():
        if identifier not in reached:
            findings.refuse(
                "bpmn.unreachable",
                node,
                say("Tidak ada jalur dari awal proses menuju “{id}”.", id=identifier),
                say("Hubungkan dengan alur dari langkah sebelumnya, atau hapus."),
            )


def _reached_from(todo: list[Element], scope: Scope) -> set[str]:
    """Return the ids of the nodes that flows, boundary events and links lead to."""
    attached = {**compensators(scope), **scope.attached()}
    catches = [
        node for node in scope.of_kind("intermediateCatchEvent") if definition(node)[0] == "link"
    ]
    reached: set[str] = set()
    while todo:
        node = todo.pop()
        if attr(node, "id") not in reached:
            reached.add(attr(node, "id"))
            todo += scope.targets(node) + attached.get(attr(node, "id"), [])
            todo += catches if definition(node)[0] == "link" else []
    return reached


def _check_lanes(root: Element, places: dict[str, str], findings: Findings) -> None:
    for reference in root.iter(bpmn("flowNodeRef")):
        if text(reference) not in places:
            findings.refuse(
                "bpmn.lane_reference",
                reference,
                say("Lajur menunjuk “{id}”, yang tidak ada.", id=text(reference)),
                say("Hapus flowNodeRef itu, atau gambar ulang lajur di editor."),
            )
