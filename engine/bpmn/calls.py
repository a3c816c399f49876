"""What one process asks of others: called processes, decisions, forms, and caught errors."""

from collections.abc import Iterable, Mapping

from engine.access import LOCAL
from engine.bpmn.reminders import check_reminder
from engine.bpmn.sheet import Sheet
from engine.bpmn.starters import check_starters
from engine.bpmn.task_settings import check_result
from engine.bpmn.vocabulary import HUMAN
from engine.dmn import Decision
from engine.model import FormFact, Node, Process, Text, say

#: Processes that call each other deeper than this are a mistake rather than a pathway.
MAX_DEPTH = 10


def check_calls(
    sheets: Iterable[Sheet],
    forms: Mapping[str, FormFact],
    decisions: Mapping[str, Decision],
) -> None:
    """Refuse what does not exist in the bundle, and processes that call themselves."""
    sheets = tuple(sheets)
    processes = {key: process for sheet in sheets for key, process in sheet.processes.items()}
    for sheet in sheets:
        for process in sheet.processes.values():
            _check_double(process, processes[process.id], sheet)
            _check_cycle(process, processes, sheet)
            for node in process.nodes.values():
                _check_exists(node, processes, forms, decisions, sheet)
                _check_role(node, sheet)
                _check_opens(node, sheet)
                check_starters(node, sheet)
                check_reminder(node, process, sheet)
                if is_uncaught(node, process, processes):
                    _warn_of_error(node, sheet)


def _check_double(process: Process, first: Process, sheet: Sheet) -> None:
    if process is not first:
        sheet.findings.refuse(
            "bpmn.duplicate_process",
            sheet.element(process.id),
            say("Proses “{id}” juga ada di berkas {file}.", id=process.id, file=first.file),
            say("Beri setiap proses id yang berbeda."),
        )


def _check_exists(
    node: Node,
    processes: Mapping[str, Process],
    forms: Mapping[str, FormFact],
    decisions: Mapping[str, Decision],
    sheet: Sheet,
) -> None:
    if node.form and node.form not in forms:
        message = say("Formulir “{form}” tidak ada.", form=node.form)
        _refuse(
            sheet, node, "bpmn.form_missing", message, say("Pilih formulir dari daftar formulir.")
        )
    if node.kind == "callActivity" and node.calls not in processes:
        message = say("Proses yang dipanggil, “{id}”, tidak ada.", id=node.calls)
        _refuse(
            sheet,
            node,
            "bpmn.call_missing",
            message,
            say("Isi calledElement dengan id proses yang ada."),
        )
    task, decision = sheet.element(node.id), decisions.get(node.decision)
    if node.kind == "businessRuleTask" and decision is not None and task is not None:
        check_result(task, decision.outputs, sheet.findings)
    elif node.kind == "businessRuleTask":
        message = say("Keputusan “{id}” tidak ada.", id=node.decision)
        repair = say("Isi calledDecisionId dengan id tabel keputusan yang ada.")
        _refuse(sheet, node, "bpmn.decision_missing", message, repair)


def _check_role(node: Node, sheet: Sheet) -> None:
    if node.kind in HUMAN and not node.role and not node.assignee:
        sheet.findings.warn(
            "bpmn.no_role",
            sheet.element(node.id),
            say("Tugas ini tidak berada di lajur peran mana pun; tidak ada yang menerimanya."),
            say("Taruh tugas di sebuah lajur, dan beri lajur itu peran (lk3:role)."),
        )
    if node.kind in HUMAN and node.role in LOCAL and not node.area and not node.assignee:
        sheet.findings.warn(
            "bpmn.no_area",
            sheet.element(node.id),
            say("Tugas ini tidak menyebut wilayahnya; tidak ada perangkat yang ditawari."),
            say("Isi lk3:area dengan kode wilayah keluarga, misalnya alamat.kode_wilayah."),
        )


def _check_opens(node: Node, sheet: Sheet) -> None:
    if node.opens and node.kind not in HUMAN | {"endEvent"}:
        message = say("lk3:opens hanya berlaku pada tugas orang dan akhir proses.")
        repair = say("Taruh pada tugas yang menyerahkan keluarga, atau pada akhir prosesnya.")
        _refuse(sheet, node, "bpmn.opens_place", message, repair)


def _refuse(sheet: Sheet, node: Node, code: str, message: Text, repair: Text) -> None:
    sheet.findings.refuse(code, sheet.element(node.id), message, repair)


def _calls(process: Process) -> list[Node]:
    return [node for node in process.nodes.values() if node.kind == "callActivity"]


def _check_cycle(process: Process, processes: Mapping[str, Process], sheet: Sheet) -> None:
    for node in _calls(process):
        seen: set[str] = set()
        level, depth = {node.calls}, 0
        while level and process.id not in level and depth <= MAX_DEPTH:
            seen |= level
            called = (call for key in level if key in processes for call in _calls(processes[key]))
            level, depth = {call.calls for call in called} - seen, depth + 1
        if process.id in level:
            message = say(
                "Proses “{id}” memanggil dirinya sendiri lewat panggilan ini.", id=process.id
            )
            repair = say("Pakai alur kembali (gerbang) di dalam satu proses.")
            _refuse(sheet, node, "bpmn.call_cycle", message, repair)
        elif depth > MAX_DEPTH:
            message = say("Panggilan ini bersarang lebih dari {limit} tingkat.", limit=MAX_DEPTH)
            _refuse(sheet, node, "bpmn.call_depth", message, say("Kurangi tingkat panggilan."))


def is_uncaught(node: Node, process: Process, processes: Mapping[str, Process]) -> bool:
    """Tell whether an error end event is caught by nothing around it, nor by any caller."""
    if node.kind != "endEvent" or node.event != "error":
        return False
    if _caught_from(process, node.inside, node.event_name):
        return False
    callers = [
        (caller, call)
        for caller in processes.values()
        for call in _calls(caller)
        if call.calls == process.id
    ]
    return not callers or not all(
        _catches(caller, call.id, node.event_name)
        or _caught_from(caller, call.inside, node.event_name)
        for caller, call in callers
    )


def _caught_from(process: Process, scope: str, error: str) -> bool:
    """Tell whether an error that comes to `scope` is caught in it or further out."""
    left = ""
    while not (_handles(process, scope, error, left) or _catches(process, scope, error)):
        if scope not in process.nodes:
            return False
        left, scope = scope, process.nodes[scope].inside
    return True


def _catches(process: Process, host: str, error: str) -> bool:
    """Tell whether a boundary event on `host` catches the error, by code or all errors."""
    return any(
        node.attached_to == host and node.event == "error" and node.event_name in {"", error}
        for node in process.nodes.values()
        if node.kind == "boundaryEvent"
    )


def _handles(process: Process, scope: str, error: str, left: str) -> bool:
    """Tell whether an event sub-process of `scope` catches an error that leaves `left`."""
    starts = {
        node.inside: node
        for node in process.nodes.values()
        if node.kind == "startEvent" and node.inside and process.nodes[node.inside].handles
    }
    if left in starts and starts[left].interrupting:
        return False  # it has ended the others
    return any(
        process.nodes[handler].inside == scope
        and start.event == "error"
        and start.event_name in {"", error}
        for handler, start in starts.items()
    )


def _warn_of_error(node: Node, sheet: Sheet) -> None:
    sheet.findings.warn(
        "bpmn.error_uncaught",
        sheet.element(node.id),
        say("Galat “{name}” tidak ditangkap oleh apa pun.", name=node.event_name or node.id),
        say(
            "Kasus akan tertahan di sini. Tempelkan kejadian batas galat pada subproses atau "
            "pemanggilnya, atau pakai akhir biasa."
        ),
    )
