"""Well-formed files made to be slow are answered in bounded time."""

import time

import pytest

from engine.bpmn import check_files
from tests.engine.bpmn.drawing import process, sketch

#: Seconds of processor time; each takes less than two on an idle machine of 2026.
LIMIT = 8


def many(source: str, target: str, number: int) -> str:
    return "".join(
        f'<bpmn:sequenceFlow id="{source}{target}{n}" sourceRef="{source}" targetRef="{target}"/>'
        for n in range(number)
    )


def chosen(source: str, target: str, number: int) -> str:
    return "".join(
        f'<bpmn:sequenceFlow id="q{n}" sourceRef="{source}" targetRef="{target}">'
        f"<bpmn:conditionExpression>x={n}</bpmn:conditionExpression></bpmn:sequenceFlow>"
        for n in range(number)
    )


def mesh(kind: str, number: int, ways: int) -> str:
    nodes = " ".join(f"n{n}:{kind}" for n in range(number))
    flows = (
        f"n{n}>n{(n * 7 + k * 13 + 1) % number}?x={k}" for n in range(number) for k in range(ways)
    )
    return sketch(f"S E {nodes}", f"S>n0 {' '.join(flows)} n3>>E")


CASES = {
    "thousands of parallel flows": sketch("S g:P h:P E", "S>g h>E") + many("g", "h", 4_800),
    "thousands of choices": sketch("S g:X h:X E", "S>g h>E") + chosen("g", "h", 1_600),
    "thousands of mixtures": sketch("S g:O h:O E", "S>g h>E") + chosen("g", "h", 1_600),
    "a mesh of inclusive gateways": mesh("O", 150, 10),
    "a mesh of exclusive gateways": mesh("X", 150, 10),
    "a mesh of parallel gateways": mesh("P", 150, 10),
    "thousands of loose nodes": sketch("S E " + " ".join(f"n{n}:T" for n in range(4_900)), "S>E"),
    "thousands of calls": sketch("S E", "S>E")
    + "".join(f'<bpmn:callActivity id="c{n}" calledElement="p"/>' for n in range(4_800)),
    "a JUEL condition without end": sketch("S g:X E F:E", "S>g g>>F")
    + '<bpmn:sequenceFlow id="f" sourceRef="g" targetRef="E"><bpmn:conditionExpression>${'
    + "!a &amp;&amp; " * 50_000
    + "a}</bpmn:conditionExpression></bpmn:sequenceFlow>",
    "megabytes of expressions": sketch("S g:X E", "S>g")
    + chosen("g", "E", 1_600).replace("x=", "(a+1)*" * 60 + "a="),
}


@pytest.mark.no_cover  # counting lines would be measured too
@pytest.mark.parametrize("name", CASES)
def test_bounded(name):
    began = time.process_time()

    problems = check_files({"a.bpmn": process(CASES[name])}, {})

    assert time.process_time() - began < LIMIT
    assert problems or name == "thousands of parallel flows"
