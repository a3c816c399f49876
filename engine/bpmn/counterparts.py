"""A mapping from the steps of one version of a process to those of another: one to one, or none."""

from collections.abc import Iterator, Mapping

from engine.bpmn.bundle import Checked
from engine.model import Node, Problem, Text, say


def check_mapping(old: Checked, new: Checked, mapping: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return what is wrong with a mapping of node ids as drawn."""
    return tuple(_problems(nodes_of(old), nodes_of(new), mapping))


def nodes_of(checked: Checked) -> dict[str, Node]:
    """Return every node of a bundle by its id."""
    return {key: node for one in checked.processes.values() for key, node in one.nodes.items()}


def _problems(
    old: Mapping[str, Node], new: Mapping[str, Node], mapping: Mapping[str, str]
) -> Iterator[Problem]:
    taken: set[str] = set()
    for source, target in mapping.items():
        if source not in old:
            yield _problem(source, say("Versi asal tidak memuat langkah “{id}”.", id=source))
        if target not in new:
            yield _problem(source, say("Versi tujuan tidak memuat langkah “{id}”.", id=target))
        if target in taken or (target in old and mapping.get(target, target) == target != source):
            yield _problem(
                source, say("Langkah “{id}” sudah menjadi pengganti langkah lain.", id=target)
            )
        taken.add(target)


def _problem(element: str, message: Text) -> Problem:
    return Problem(
        code="migration.mapping",
        message=message,
        repair=say("Pasangkan satu langkah lama dengan satu langkah baru."),
        element=element,
        field="/mapping",
    )
