"""What cannot be run is refused by element, line and repair."""

import itertools

import pytest

from engine.bpmn import check_bundle, check_files
from tests.engine.bpmn import (
    refused_adhoc,
    refused_events,
    refused_handlers,
    refused_reminders,
    refused_structure,
    refused_tasks,
)
from tests.engine.bpmn.drawing import around, arrow, errors, file, notes, process, sketch
from tests.engine.bpmn.elements import ERROR, MESSAGE

CASES = {
    **refused_adhoc.CASES,
    **refused_events.CASES,
    **refused_handlers.CASES,
    **refused_reminders.CASES,
    **refused_structure.CASES,
    **refused_tasks.CASES,
}


@pytest.mark.parametrize("name", CASES)
def test_a_diagram_is_refused_for(name):
    body, code, element = CASES[name]
    source = process(body, top=MESSAGE + ERROR)

    problems = check_files({"a.bpmn": source}, {})
    checked = check_bundle("p", {"a.bpmn": source}, {})

    assert (code, element) in errors(problems)
    (found,) = [p for p in problems if (p.code, p.element) == (code, element)][:1]
    assert found.file == "a.bpmn"
    assert found.line > 0
    assert str(found.message)
    assert str(found.repair)
    assert not checked.usable


@pytest.mark.parametrize("limit", [300, 301])
def test_a_scope_holds_at_most_three_hundred_nodes(limit):
    names = [f"n{number}" for number in range(limit - 2)]
    nodes = " ".join(f"{name}:T" for name in names)
    chain = ["S", *names, "E"]
    flows = " ".join(f"{a}>{b}" for a, b in itertools.pairwise(chain))
    problems = check_files({"a.bpmn": process(sketch(f"S E {nodes}", flows))}, {})

    assert bool(errors(problems)) == (limit > 300)


def test_correlation_of_other_engines_is_named():
    top = '<bpmn:correlationProperty id="k" name="k"/>'

    found = check_files({"a.bpmn": process(sketch("S E", "S>E"), top=top)}, {})
    assert notes(found) == ["bpmn.correlation"]


def test_a_task_that_nobody_would_receive_is_a_warning():
    found = check_files({"a.bpmn": process(around('<bpmn:userTask id="t"/>'))}, {})

    assert notes(found) == ["bpmn.no_role"]


def test_choreographies_are_refused_by_name():
    source = file('<bpmn:choreography id="k"/>')

    assert ("bpmn.unsupported", "k") in errors(check_files({"a.bpmn": source}, {}))


def test_every_problem_of_a_file_is_named_at_once():
    body = sketch("S g:X a:T b:T E", "S>g g>a?x==1 g>b a>E b>hilang")
    body += '<bpmn:complexGateway id="k"/>' + arrow("a", "k")

    codes = {code for code, _ in errors(check_files({"a.bpmn": process(body)}, {}))}
    assert {"feel.python", "bpmn.flow_dangling", "bpmn.unsupported"} <= codes
