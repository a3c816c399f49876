"""A running case taken to another version of its process: tried out first, then looked at.

The outcome is never assumed. The new state is written, read again and compared: the same open
tasks, waits and due times, standing where the new drawing itself could have led, nothing left out.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from engine.bpmn import INTO, Ground, Standing
from engine.model import JsonObject, Node, Text, say
from engine.spiff import codec
from engine.spiff.carrying import Carrier, Findings
from engine.spiff.definition import Definition
from engine.spiff.instance import Instance
from engine.spiff.journal import Journal
from engine.spiff.progress import Open, look
from engine.spiff.running import Running
from engine.spiff.tokens import parts_of, standing
from engine.spiff.triggers import due_of

#: Nodes whose work would be missed if a case went past them.
_WORK: Final = frozenset(
    (
        *("userTask", "manualTask", "task", "scriptTask", "serviceTask", "sendTask"),
        *("receiveTask", "businessRuleTask", "callActivity", "subProcess", "transaction"),
        *("intermediateCatchEvent", "intermediateThrowEvent"),
    )
)

_log: Final = logging.getLogger(__name__)

DIFFERENT = say("Hasil uji coba tidak memuat tugas dan tenggat yang sama.")


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a process, and where tokens may stand in it."""

    definition: Definition
    grounds: Mapping[str, Ground]


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of a case that was tried out on another version."""

    #: Ready to take the step; None when the case cannot go.
    running: Running | None
    #: Why it must stay, in words.
    blocked: tuple[Text, ...]
    #: Ids as drawn and names of nodes in use that want a counterpart.
    missing: Mapping[str, str]
    #: What changes although nothing is lost.
    notes: tuple[Text, ...]
    #: Id of each open task, wait, clock and held node -> the node it is at now.
    nodes: Mapping[str, Node] = field(default_factory=dict)
    #: Names of the steps the case stands at.
    at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a case waits for, in values that survive a reading."""

    people: frozenset[str]
    clocks: Mapping[str, datetime]
    messages: frozenset[str]
    held: frozenset[str]
    at: Mapping[str, Node | None]


def attempt(  # what a migration is of, each by its name
    state: bytes,
    old: Version,
    new: Version,
    mapping: Mapping[str, str],
    more: JsonObject,
    now: datetime,
) -> Trial:
    """Try a case out on another version; `more` are variables that only the new one reads.

    Nothing is changed but in memory: the caller takes the step with `running`.
    """
    instance = codec.load(state, old.definition, Journal(now))
    opened = look(instance)
    was = _seen(opened)
    stood = [(part.spec.name, standing(part)) for part in parts_of(instance)]
    carrier = Carrier(old.definition, new.definition, mapping)
    carrier.hang(instance)
    found = carrier.found
    if found.blocked or found.missing:
        return _stays(found, was)
    try:
        fresh = _grown(instance, new.definition, carrier, more, now)
        after = codec.load(codec.dump(fresh, new.definition), new.definition, Journal(now))
    except Exception:  # noqa: BLE001 - whatever it is, the case stays where it is
        _log.exception("a case could not be tried out")
        found.blocked.append(DIFFERENT)
        return _stays(found, was)
    found.blocked += _objections(after, was, carrier, new)
    found.blocked += _missed(after, stood, carrier, old, new)
    if found.blocked:
        return _stays(found, was)
    found.notes += _behind(after, carrier, old, new)
    running = Running(new.definition, after, _carried(opened, look(after)))
    nodes = {key: node for key, node in _seen(look(after)).at.items() if node is not None}
    return Trial(running, (), {}, tuple(found.notes), nodes, _places(was))


def taken_back(
    state: bytes, old: Definition, current: tuple[bytes, Definition], now: datetime
) -> Trial:
    """Take up the state a case had before, as the step that leads there from the current one."""
    instance = codec.load(state, old, Journal(now))
    before = look(codec.load(current[0], current[1], Journal(now)))
    running = Running(old, instance, before)
    nodes = {key: node for key, node in _seen(look(instance)).at.items() if node is not None}
    return Trial(running, (), {}, (), nodes)


def _stays(found: Findings, was: _Seen) -> Trial:
    reasons = tuple(dict.fromkeys(found.blocked))
    return Trial(None, reasons, found.missing, tuple(found.notes), at=_places(was))


def _places(was: _Seen) -> tuple[str, ...]:
    nodes = (node for node in was.at.values() if node is not None and not node.attached_to)
    return tuple(sorted({node.name or node.id for node in nodes}))


def _grown(
    instance: Instance, new: Definition, carrier: Carrier, more: JsonObject, now: datetime
) -> Instance:
    reads = new.language.reads
    extra = {name: value for name, value in reads.part(more).items() if name not in instance.known}
    instance.known = {**reads.part(instance.known), **extra}
    fresh = codec.load(codec.dump(instance, new), new, Journal(now))
    for part in parts_of(fresh) if extra else ():
        for task in part.tasks.values():
            task.data = {**extra, **task.data}
    carrier.foretell(fresh)
    return fresh


def _seen(opened: Open) -> _Seen:
    tasks = [*opened.people.values(), *opened.clocks.values(), *opened.messages.values()]
    return _Seen(
        people=frozenset(opened.people),
        clocks={key: due_of(task) for key, task in opened.clocks.items()},
        messages=frozenset(opened.messages),
        held=frozenset(str(task.id) for task in opened.held),
        at={str(task.id): task.task_spec.node for task in (*tasks, *opened.held)},
    )


def _carried(before: Open, after: Open) -> Open:
    """Return what was open and is told already; a step tells the rest as new, or as over."""
    held = {str(task.id) for task in before.held}
    return Open(
        people=before.people,
        clocks=before.clocks,
        messages=before.messages,
        held=[task for task in after.held if str(task.id) in held],
    )


def _objections(after: Instance, was: _Seen, carrier: Carrier, new: Version) -> Iterator[Text]:
    """Yield what is wrong with the outcome."""
    now, found = _seen(look(after)), carrier.found
    gone, come = found.dropped, found.added
    clocks = {key: due for key, due in was.clocks.items() if key not in gone}
    kept = {key: due for key, due in now.clocks.items() if key not in come}
    same = (
        now.people == was.people
        and kept == clocks
        and now.messages - come == was.messages - gone
        and now.held == was.held
        and all(_same_node(was.at[key], now.at[key], carrier) for key in now.at.keys() - come)
    )
    if not same:
        yield DIFFERENT
    for part in parts_of(after):
        where, ground = standing(part), new.grounds[part.spec.name]
        if ground.standings is None:
            yield say("Versi itu terlalu bercabang untuk diperiksa.")
        elif not ground.allows(where):
            yield say(
                "Dalam versi itu kasus tidak dapat berada di sini saja: {names}.",
                names=_names(where, ground),
            )


def _same_node(one: Node | None, other: Node | None, carrier: Carrier) -> bool:
    if one is None or other is None:
        return one is other
    return carrier.drawn(one.id) == other.id


def _missed(
    after: Instance,
    stood: Sequence[tuple[str, Standing]],
    carrier: Carrier,
    old: Version,
    new: Version,
) -> Iterator[Text]:
    """Yield the work that lay ahead of the case, and in the new version would lie behind it."""
    for part, was in zip(parts_of(after), stood, strict=True):
        before, ground = old.grounds[was[0]], new.grounds[part.spec.name]
        ahead = {carrier.name(name) for name in before.ahead(was[1])}
        lost = (ahead & ground.nodes.keys()) - ground.ahead(standing(part))
        if names := _names((name for name in lost if ground.nodes[name].kind in _WORK), ground):
            yield say("Langkah yang masih harus dikerjakan akan terlewat: {names}.", names=names)


def _behind(after: Instance, carrier: Carrier, old: Version, new: Version) -> Iterator[Text]:
    """Yield the steps that are new, that every case must take, and that this one will not."""
    known = {carrier.name(name) for ground in old.grounds.values() for name in ground.nodes}
    for part in parts_of(after):
        ground, where = new.grounds[part.spec.name], standing(part)
        ahead = ground.ahead(where)
        fresh = [n for n in ground.nodes.values() if n.kind in _WORK and n.id not in known]
        for node in fresh:
            if node.id not in ahead and not _goes_round(ground, where, node.id):
                yield say(
                    "Langkah baru “{name}” sudah di belakang kasus ini dan tidak akan dikerjakan.",
                    name=node.name or node.id,
                )


def _goes_round(ground: Ground, where: Standing, node: str) -> bool:
    """Tell whether a case can come to stand so without that node."""
    reached = ground.ahead(ground.starts(), without=node)
    return all(label.rpartition(INTO)[2] in reached for label in where)


def _names(where: Any, ground: Ground) -> str:
    ids = sorted(label.rpartition(INTO)[2] for label in where)
    nodes = [ground.nodes.get(name) for name in ids]
    return ", ".join(
        f"“{node.name or node.id}”" if node else f"“{name}”"
        for name, node in zip(ids, nodes, strict=True)
    )
