"""Processes that call each other, and errors that are caught across their borders."""

import itertools

from engine.bpmn import check_bundle, check_files
from tests.engine.bpmn.drawing import around, errors, notes, process, sketch
from tests.engine.bpmn.elements import ERROR, event


def test_the_root_of_a_bundle_must_be_there():
    checked = check_bundle("q", {"a.bpmn": process(sketch("S E", "S>E"))}, {})

    assert errors(checked.problems) == [("bpmn.root_missing", "")]


def test_a_process_stands_in_one_file_only():
    source = process(sketch("S E", "S>E"))
    problems = check_files({"a.bpmn": source, "b.bpmn": source}, {})

    assert errors(problems) == [("bpmn.duplicate_process", "p")]


def test_calls_are_followed_through_files():
    files = {
        f"{name}.bpmn": process(
            around(f'<bpmn:callActivity id="t" calledElement="{called}"/>'), name=name
        )
        for name, called in (("a", "b"), ("b", "c"), ("c", "a"))
    }

    assert {code for code, _ in errors(check_files(files, {}))} == {"bpmn.call_cycle"}


def test_calls_end_after_ten_levels():
    names = [f"k{number:02}" for number in range(14)]
    files = {
        f"{name}.bpmn": process(
            around(f'<bpmn:callActivity id="t" calledElement="{called}"/>'), name=name
        )
        for name, called in itertools.pairwise(names)
    }
    files["k13.bpmn"] = process(sketch("S E", "S>E"), name="k13")

    assert ("bpmn.call_depth", "t") in errors(check_files(files, {}))


def error_end(name: str) -> str:
    thrown = '<bpmn:errorEventDefinition errorRef="galat"/>'
    return sketch("S1:S", f"S1>{name}") + event("endEvent", thrown, name)


def test_an_error_is_caught_by_the_sub_process_around_it():
    body = sketch("S E E2:E", "S>t t>E b>E2") + event("subProcess", error_end("akhir"))
    caught = '<bpmn:errorEventDefinition errorRef="galat"/>'
    body += event("boundaryEvent", caught, "b", 'attachedToRef="t"')

    assert errors(check_files({"a.bpmn": process(body, top=ERROR)}, {})) == []


def test_an_error_is_caught_by_the_call_of_its_process():
    caller = sketch("S E E2:E", "S>t t>E b>E2") + '<bpmn:callActivity id="t" calledElement="q"/>'
    catches = caller + event(
        "boundaryEvent", "<bpmn:errorEventDefinition/>", "b", 'attachedToRef="t"'
    )
    called = process(error_end("akhir"), top=ERROR, name="q")

    assert errors(check_files({"a.bpmn": process(catches), "b.bpmn": called}, {})) == []
    lets_pass = around('<bpmn:callActivity id="t" calledElement="q"/>')
    found = check_files({"a.bpmn": process(lets_pass), "b.bpmn": called}, {})
    assert errors(found) == []
    assert "bpmn.error_uncaught" in notes(found)
