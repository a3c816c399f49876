"""What is read too early, compared with every way counted out one by one."""

import random
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from engine.bpmn import check_bundle
from tests.engine.bpmn.drawing import arrow, process

NAMES = "abc"

#: ("set" | "read", name, id), ("way" | "choice" | "both" | "sub", parts, id)
Part = tuple[str, Any, int]


def grown(chance: random.Random, ids: Iterator[int], depth: int) -> Part:
    """Return a random way made of steps, choices, branches and sub-processes."""
    kind = chance.choice(
        ["set", "read", "way", "choice", "both", "sub"] if depth else ["set", "read"]
    )
    if kind in {"set", "read"}:
        return kind, chance.choice(NAMES), next(ids)
    count = 1 if kind == "sub" else chance.randint(2, 3)
    return kind, [grown(chance, ids, depth - 1) for _ in range(count)], next(ids)


def drawn(part: Part, before: str, after: str) -> str:
    """Return the part between two nodes as XML; each begins and ends with one flow."""
    kind, inner, number = part
    me = f"n{number}"
    if kind in {"set", "read"}:
        text = f"{inner} = 1" if kind == "set" else f"seen{number} = {inner}"
        node = f'<bpmn:scriptTask id="{me}"><bpmn:script>{text}</bpmn:script></bpmn:scriptTask>'
        return arrow(before, me) + node + arrow(me, after)
    if kind == "way":
        stops = [f"{me}w{place}" for place in range(len(inner) - 1)]
        places = [before, *stops, after]
        nodes = "".join(f'<bpmn:manualTask id="{stop}"/>' for stop in stops)
        pairs = zip(inner, places, places[1:], strict=False)
        return nodes + "".join(drawn(one, start, end) for one, start, end in pairs)
    if kind == "sub":
        body = f'<bpmn:startEvent id="{me}s"/><bpmn:endEvent id="{me}e"/>'
        body += drawn(inner[0], f"{me}s", f"{me}e")
        return (
            arrow(before, me)
            + f'<bpmn:subProcess id="{me}">{body}</bpmn:subProcess>'
            + arrow(me, after)
        )
    condition = "true" if kind == "choice" else ""
    gateway = "exclusiveGateway" if kind == "choice" else "parallelGateway"
    ways = "".join(_branch(one, me, place, condition) for place, one in enumerate(inner))
    default = f' default="f_{me}_{me}b0"' if kind == "choice" else ""
    split = f'<bpmn:{gateway} id="{me}"{default}/><bpmn:{gateway} id="{me}j"/>'
    return arrow(before, me) + split + ways + arrow(f"{me}j", after)


def _branch(part: Part, gateway: str, place: int, condition: str) -> str:
    first, last = f"{gateway}b{place}", f"{gateway}c{place}"
    nodes = f'<bpmn:manualTask id="{first}"/><bpmn:manualTask id="{last}"/>'
    return (
        nodes
        + arrow(gateway, first, condition)
        + drawn(part, first, last)
        + arrow(last, f"{gateway}j")
    )


def walked(part: Part, known: frozenset[str]) -> Iterator[tuple[frozenset[str], frozenset[int]]]:
    """Yield, for every way of choosing, what is set afterwards and which steps read too early."""
    kind, inner, number = part
    if kind == "set":
        yield known | {inner}, frozenset()
    elif kind == "read":
        yield known, frozenset() if inner in known else frozenset({number})
    elif kind == "both":
        for ends in product(*(tuple(walked(one, known)) for one in inner)):
            yield frozenset.union(*(end for end, _ in ends)), frozenset.union(*(e for _, e in ends))
    elif kind == "choice":
        for one in inner:
            yield from walked(one, known)
    else:
        yield from _in_turn(inner, known)


def _in_turn(
    parts: list[Part], known: frozenset[str]
) -> Iterator[tuple[frozenset[str], frozenset[int]]]:
    if not parts:
        yield known, frozenset()
        return
    for end, early in set(walked(parts[0], known)):
        for last, later in set(_in_turn(parts[1:], end)):
            yield last, early | later


@pytest.mark.parametrize("seed", range(40))
def test_it_names_exactly_what_some_way_reads_too_early(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # no secret
    ids = iter(range(1, 1000))
    part = "way", [grown(chance, ids, 3) for _ in range(3)], 0
    settled = (
        "way",
        [part, *(("set", name, 2000 + place) for place, name in enumerate(NAMES))],
        1999,
    )
    body = '<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/>' + drawn(settled, "S", "E")
    expected = {number for _, early in walked(part, frozenset()) for number in early}

    found = check_bundle("p", {"p.bpmn": process(body)}, {}).problems
    assert {p.code for p in found if p.severity == "error"} == set()
    named = {int(p.element.removeprefix("n")) for p in found if p.code == "bpmn.not_set"}
    assert named == expected
