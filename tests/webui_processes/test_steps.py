"""The list of a process: in the order a case goes, event sub-processes last and named so."""

from engine.bpmn import read_process
from tests.engine.spiff.drawing import END, START, file_of, flows, handler, inner, message, users
from webui.processes.steps import in_order, kind_of


def test_what_a_part_holds_stands_behind_it_and_event_sub_processes_last():
    inside = '<startEvent id="m2"/><endEvent id="s2"/>' + users("u") + flows("m2>u u>s2")
    drawn = handler("tangani", message("batal"), users("t"), "t t>tangani_s") + START + users("a")
    drawn += inner("sp", inside) + users("b") + END + flows("mulai>a a>sp sp>b b>selesai")
    process = read_process("p.bpmn", file_of("p", drawn))[0]["p"]
    order = "mulai a sp m2 u s2 b selesai tangani tangani_m t tangani_s"
    assert " ".join(node.id for node in in_order(process)) == order
    kinds = {node.id: str(kind_of(process, node)) for node in in_order(process)}
    assert (kinds["sp"], kinds["tangani"]) == ("Subproses", "Subproses kejadian")
