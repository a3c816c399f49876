"""Whatever the bytes, the answer is a list of problems."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.bpmn import canonical, check_bundle, check_files, read_diagram, read_process
from tests.engine.bpmn.drawing import file, process, sketch
from tests.engine.bpmn.test_bundle import FORMS, bundle

SEEDS = [
    bundle()["a.bpmn"],
    process(sketch("a:T b:T c:T g:X h:O", "a>b a>c b>g g>a?x=1 g>h c>h?${x&&y}")),
    process(
        sketch("S E t:T", "S>t t>E b>E")
        + '<bpmn:boundaryEvent id="b" attachedToRef="t"><bpmn:timerEventDefinition>'
        "<bpmn:timeDuration>P3D</bpmn:timeDuration></bpmn:timerEventDefinition>"
        "</bpmn:boundaryEvent>"
    ),
]
WORDS = sorted({word for seed in SEEDS for word in re.findall(rb"[A-Za-z_0-9]+", seed)})
PIECES = st.sampled_from(
    [
        *WORDS,
        b"",
        b"<",
        b">",
        b'"',
        b"\0",
        b"\xff",
        b"&amp;",
        b"&x;",
        b"Start",
        b"-P1D",
        b"((",
        b"=",
    ]
)


def survives(source: bytes) -> None:
    files = {"a.bpmn": source}
    problems = check_files(files, FORMS)
    checked = check_bundle("p", files, FORMS)
    read_process("a.bpmn", source)
    read_diagram("a.bpmn", source)
    canonical(source)
    assert checked.usable == (not any(p.severity == "error" for p in checked.problems))
    for problem in problems:
        assert problem.file == "a.bpmn"
        assert str(problem.message)
        assert problem.severity == "note" or str(problem.repair)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(source):
    survives(source)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 10_000), PIECES), max_size=4))
def test_words_of_a_diagram_exchanged(seed, changes):
    words = re.split(rb"([A-Za-z_0-9]+)", seed)
    for place, piece in changes:
        words[place % len(words)] = piece
    survives(b"".join(words))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SEEDS), st.integers(0, 5_000), st.integers(0, 400))
def test_a_piece_cut_out(seed, start, length):
    survives(seed[:start] + seed[start + length :])


KINDS = ["S", "E", "T", "X", "P", "O", "V", "intermediateThrowEvent", "subProcess", "callActivity"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(KINDS), min_size=1, max_size=9),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.booleans()), max_size=16),
)
def test_any_graph(kinds, arrows):
    nodes = " ".join(f"n{number}:{kind}" for number, kind in enumerate(kinds))
    size = len(kinds)
    flows = {f"n{a % size}>n{b % size}": "?x>1" if c else "" for a, b, c in arrows}
    survives(process(sketch(nodes, " ".join(ends + more for ends, more in flows.items()))))


def test_a_file_of_empty_elements():
    names = [
        "process", "subProcess", "transaction", "sequenceFlow", "boundaryEvent", "startEvent",
        "lane", "participant", "scriptTask", "receiveTask", "businessRuleTask", "callActivity",
        "timerEventDefinition", "messageEventDefinition", "multiInstanceLoopCharacteristics",
    ]  # fmt: skip
    survives(file("".join(f"<bpmn:{name}/>" for name in names)))
    survives(process("".join(f"<bpmn:{name}/>" for name in names)))
