"""A running case as bytes: version, seal of the definition, checksum, then msgpack.

The seal tells the process apart; a node that the definition has no more is found when it is read.
"""

import zlib
from collections.abc import Callable, Mapping
from struct import Struct
from typing import Any, Final

import msgpack

from engine.errors import Broken
from engine.model import say
from engine.spiff import older
from engine.spiff.definition import Definition
from engine.spiff.identity import NodeId
from engine.spiff.instance import Inner, Instance
from engine.spiff.journal import Journal
from engine.spiff.reads import Reads
from engine.spiff.script import FeelEngine, FeelEnvironment
from engine.spiff.tree import plant, rows_of
from engine.spiff.undoing import Undoing

#: What `dump` writes.
VERSION: Final = 2

Migrations = Mapping[int, Callable[[Any], Any]]
#: Version -> what turns a body of that version into one of the next.
MIGRATIONS: Final[Migrations] = {1: older.with_counts}

_HEAD: Final = Struct(">B4sI")


def fresh(definition: Definition, journal: Journal) -> Instance:
    """Return a case that has not taken a step."""
    return _empty(definition, journal, restoring=False)


def dump(instance: Instance, definition: Definition) -> bytes:
    """Return the case as bytes."""
    parts, reads = definition.parts, definition.language.reads
    inner = [
        [key, part.spec.name, rows_of(part, parts[part.spec.name], reads), *_own_of(part, reads)]
        for key, part in instance.subprocesses.items()
    ]
    rows = rows_of(instance, parts[definition.root], reads)
    packed: bytes = msgpack.packb([instance.tick, reads.keyed(instance.known), rows, inner])
    head: bytes = _HEAD.pack(VERSION, definition.seal, zlib.crc32(packed))
    return head + packed


def _own_of(part: Any, reads: Reads) -> list[Any]:
    """Return the variables of a part that has its own; they stand last and may be left out."""
    return [] if part.known is part.parent_workflow.known else [reads.keyed(part.known)]


def load(state: bytes, definition: Definition, journal: Journal) -> Instance:
    """Return the case that `dump` wrote; raises Broken."""
    body = unpack(state, definition.seal)
    try:
        return _grown(body, definition, journal)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise Broken(say("Keadaan kasus ini tidak cocok dengan versi prosesnya.")) from error


def unpack(state: bytes, seal: bytes, steps: Migrations = MIGRATIONS) -> Any:
    """Return the body of a state of any known version, as the newest; raises Broken."""
    if len(state) < _HEAD.size:
        raise Broken(say("Keadaan kasus yang tersimpan terpotong."))
    version, sealed, checksum = _HEAD.unpack_from(state)
    if version != VERSION and version not in steps:
        raise Broken(say("Keadaan kasus tersimpan dalam versi {n} yang tidak dikenal.", n=version))
    packed = state[_HEAD.size :]
    if zlib.crc32(packed) != checksum:
        raise Broken(say("Keadaan kasus yang tersimpan rusak atau terpotong."))
    if sealed != seal:
        raise Broken(say("Keadaan kasus ini milik proses yang lain."))
    try:
        body = msgpack.unpackb(packed, strict_map_key=False)
    except ValueError as error:
        raise Broken(say("Keadaan kasus yang tersimpan rusak.")) from error
    try:
        for number in range(version, VERSION):
            body = steps[number](body)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise Broken(say("Keadaan kasus yang tersimpan rusak.")) from error
    return body


def _grown(body: Any, definition: Definition, journal: Journal) -> Instance:
    tick, known, rows, inner = body
    instance = _empty(definition, journal, restoring=True)
    reads = definition.language.reads
    instance.tick, instance.known = tick, reads.named(known)
    ready = plant(instance, rows, definition.parts[definition.root], reads)
    for key, name, told, *own in inner:
        facts = definition.parts[name]
        owner = _owner(instance, NodeId(key))
        part = Inner(facts.spec, owner, instance, restoring=True)
        part.known.update(reads.named(own[0] if own else {}))
        ready += plant(part, told, facts, reads)
        instance.subprocesses[owner.id] = part
        if not isinstance(owner.task_spec, Undoing):
            part.completed_event.connect(owner.task_spec._on_subworkflow_completed, owner)
    instance.agenda.extend(sorted(ready, key=_reached))
    waiting = sorted(instance.event_manager.tasks.values(), key=_reached)
    instance.event_manager.tasks = {
        task.id: task for task in waiting
    }  # who waited first hears first
    return instance


def _reached(task: Any) -> int:
    count: int = task.last_state_change
    return count


def _owner(instance: Instance, key: NodeId) -> Any:
    """Return the task a part was opened by; it stands in a part written before."""
    for part in (instance, *instance.subprocesses.values()):
        if key in part.tasks:
            return part.tasks[key]
    raise LookupError(str(key))


def _empty(definition: Definition, journal: Journal, *, restoring: bool) -> Instance:
    specs = {name: part.spec for name, part in definition.parts.items()}
    engine = FeelEngine(FeelEnvironment(definition.language, journal.now))
    return Instance(specs[definition.root], specs, engine, journal, restoring=restoring)
