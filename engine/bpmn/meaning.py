"""Events, gateways and tasks: what each kind must say before it can be run."""

from collections.abc import Callable

from lxml.etree import _Element as Element

from engine.bpmn.adhoc import check_adhoc
from engine.bpmn.compensation import check_compensation
from engine.bpmn.facts import interrupts, ours
from engine.bpmn.findings import Findings
from engine.bpmn.handlers import check_handlers
from engine.bpmn.mapping import check_passing
from engine.bpmn.paths import link_name
from engine.bpmn.repetition import check_repetition
from engine.bpmn.roles import ROLES
from engine.bpmn.scope import Scope, scope_of
from engine.bpmn.vocabulary import (
    ACTIVITIES,
    attr,
    bpmn,
    child_text,
    condition,
    definition,
    definitions,
    kind,
    scopes,
    text,
)
from engine.model import say

_TIMES = tuple(bpmn(f"time{part}") for part in ("Date", "Duration", "Cycle"))


def check_meaning(root: Element, findings: Findings) -> None:
    """Refuse what lacks the words to be run."""
    named = {attr(element, "id"): kind(element) for element in root}
    for element in scopes(root):
        scope = scope_of(element)
        for node in scope.nodes.values():
            _check_event(node, named, findings)
            if kind(node) in {"sendTask", "receiveTask"}:
                _check_message_task(node, named, findings)
            if check := _CHECKS.get(kind(node)):
                check(scope, node, findings)
            check_repetition(node, findings)
        _check_links(scope, findings)
        check_handlers(scope, findings)
        check_compensation(scope, findings)
        check_adhoc(scope, findings)
        if not scope.is_process and len(scope.of_kind("startEvent")) > 1:
            message = say("Subproses ini memiliki lebih dari satu awal.")
            repair = say("Sisakan satu kejadian awal; cabangkan sesudahnya dengan gerbang.")
            findings.refuse("bpmn.several_starts", element, message, repair)
    for lane in root.iter(bpmn("lane"), bpmn("participant")):
        _check_role(lane, findings)


def _check_event(node: Element, named: dict[str, str], findings: Findings) -> None:
    """Check what an event refers to."""
    for event, about in definitions(node):
        _check_trigger(node, event, about, named, findings)


def _check_trigger(
    node: Element, event: str, about: Element, named: dict[str, str], findings: Findings
) -> None:
    if event == "timer":
        _check_timer(node, about, findings)
        return
    if event == "conditional" and not child_text(about, "condition"):
        message = say("Kejadian bersyarat ini tidak memuat syarat.")
        repair = say('Tulis syarat FEEL, misalnya: risiko = "tinggi".')
        findings.refuse("bpmn.condition_empty", node, message, repair)
    if event == "error" and not interrupts(node):
        message = say("Galat selalu menghentikan yang diawasinya.")
        repair = say("Jadikan kejadian ini menghentikan, atau pakai eskalasi.")
        findings.refuse("bpmn.error_goes_on", node, message, repair)
    reference = attr(about, f"{event}Ref")
    if reference and named.get(reference) != event:
        _refuse_reference(node, event, reference, findings)
    elif not reference and event in {"message", "signal"}:
        findings.refuse(
            "bpmn.no_reference",
            node,
            say("Kejadian ini tidak menyebut {event} yang mana.", event=event),
            say("Pilih atau buat {event} di panel sifat kejadian ini.", event=event),
        )


def _refuse_reference(node: Element, what: str, reference: str, findings: Findings) -> None:
    findings.refuse(
        "bpmn.missing_reference",
        node,
        say("Unsur ini menunjuk {what} “{id}”, yang tidak ada.", what=what, id=reference),
        say("Pilih {what} yang ada, atau buat yang baru.", what=what),
    )


def _check_timer(node: Element, timer: Element, findings: Findings) -> None:
    if len([time for time in timer.iter(*_TIMES) if text(time)]) != 1:
        message = say(
            "Kejadian waktu ini harus memuat tepat satu tanggal, jangka waktu, atau ulangan."
        )
        repair = say("Isi salah satu: timeDate, timeDuration, atau timeCycle, misalnya P3D.")
        findings.refuse("bpmn.timer_empty", node, message, repair)


def _check_boundary(scope: Scope, node: Element, findings: Findings) -> None:
    host = scope.nodes.get(attr(node, "attachedToRef"))
    if host is None or kind(host) not in ACTIVITIES:
        message = say("Kejadian batas ini tidak menempel pada tugas atau subproses.")
        findings.refuse(
            "bpmn.boundary_loose", node, message, say("Tempelkan pada sebuah tugas, atau hapus.")
        )
    elif definition(node)[0] == "cancel" and kind(host) != "transaction":
        message = say("Pembatalan (cancel) hanya berlaku pada transaksi.")
        findings.refuse(
            "bpmn.cancel_elsewhere", node, message, say("Pakai kejadian galat (error).")
        )


def _check_choice(scope: Scope, node: Element, findings: Findings) -> None:
    """Refuse an exclusive gateway that could go several ways without being told which."""
    leaving = scope.leaving.get(attr(node, "id"), [])
    default = attr(node, "default")
    free = [flow for flow in leaving if not condition(flow) and attr(flow, "id") != default]
    bearable = 0 if default else 1
    if len(leaving) > 1 and len(free) > bearable:
        for flow in free[bearable:]:
            findings.refuse(
                "bpmn.no_condition",
                flow,
                say(
                    "Alur ini keluar dari gerbang eksklusif “{id}” tanpa syarat.",
                    id=attr(node, "id"),
                ),
                say("Beri syarat FEEL, atau jadikan alur bawaan (hanya satu per gerbang)."),
            )


def _check_event_gateway(scope: Scope, node: Element, findings: Findings) -> None:
    for target in scope.targets(node):
        if kind(target) not in {"intermediateCatchEvent", "receiveTask"}:
            message = say("Gerbang kejadian hanya boleh menuju kejadian tangkap atau tugas terima.")
            findings.refuse(
                "bpmn.event_gateway",
                target,
                message,
                say("Sisipkan kejadian pesan atau waktu sesudah gerbang."),
            )


def _check_message_task(node: Element, named: dict[str, str], findings: Findings) -> None:
    reference = attr(node, "messageRef")
    if reference and named.get(reference) != "message":
        _refuse_reference(node, "message", reference, findings)
    elif kind(node) == "receiveTask" and not reference:
        message = say("Tugas terima ini tidak menyebut pesan yang ditunggu.")
        repair = say("Pilih atau buat pesan di panel sifat tugas ini.")
        findings.refuse("bpmn.receive_without_message", node, message, repair)


def _check_script(scope: Scope, node: Element, findings: Findings) -> None:
    del scope
    if not child_text(node, "script"):
        message = say("Tugas skrip ini kosong.")
        findings.refuse(
            "bpmn.script_empty",
            node,
            message,
            say("Tulis satu penetapan FEEL per baris, misalnya: risiko = tingkat_akhir."),
        )


def _check_call(scope: Scope, node: Element, findings: Findings) -> None:
    del scope
    check_passing(node, findings)


def _check_links(scope: Scope, findings: Findings) -> None:
    """Refuse link throws without exactly one catch of the same name, and the other way round."""
    links = [node for node in scope.nodes.values() if definition(node)[0] == "link"]
    catches = [link_name(node) for node in links if kind(node) == "intermediateCatchEvent"]
    throws = [link_name(node) for node in links if kind(node) == "intermediateThrowEvent"]
    for node in links:
        others = throws if kind(node) == "intermediateCatchEvent" else catches
        if link_name(node) not in others or catches.count(link_name(node)) > 1:
            message = say(
                "Tautan “{name}” tidak memiliki tepat satu pasangan.", name=link_name(node)
            )
            findings.refuse(
                "bpmn.link_alone",
                node,
                message,
                say("Samakan nama tautan lempar dan tautan tangkap."),
            )


def _check_role(place: Element, findings: Findings) -> None:
    role = ours(place, "role")
    if role and role not in ROLES:
        message = say("Peran “{role}” tidak dikenal.", role=role)
        findings.refuse(
            "bpmn.role",
            place,
            message,
            say("Pakai salah satu dari: {roles}.", roles=", ".join(sorted(ROLES))),
        )


_Check = Callable[[Scope, Element, Findings], None]
_CHECKS: dict[str, _Check] = {
    "boundaryEvent": _check_boundary,
    "exclusiveGateway": _check_choice,
    "callActivity": _check_call,
    "eventBasedGateway": _check_event_gateway,
    "scriptTask": _check_script,
}
