"""Single edits of a bundle, as somebody makes them by mistake."""

import json
import random
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from lxml import etree

from engine import Files

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"


class Edit(NamedTuple):
    """What was done where, and the files afterwards."""

    said: str
    files: Files


def edits(files: Files, seed: int, count: int) -> Iterator[Edit]:
    """Yield `count` random edits of the files, one at a time, of all kinds in turn from any."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    for number in range(count):
        yield KINDS[(seed + number) % len(KINDS)](files, chance)


def _delete_flow(files: Files, chance: random.Random) -> Edit:
    name, tree = _drawing(files, chance)
    flow = chance.choice(tree.findall(f".//{BPMN}sequenceFlow"))
    for reference in tree.iter(f"{BPMN}incoming", f"{BPMN}outgoing"):
        if reference.text == flow.get("id"):
            reference.getparent().remove(reference)
    for gateway in tree.iterfind(f".//*[@default='{flow.get('id')}']"):
        del gateway.attrib["default"]
    flow.getparent().remove(flow)
    return Edit(f"{name}: tanpa {flow.get('id')}", {**files, name: etree.tostring(tree)})


def _swap_condition(files: Files, chance: random.Random) -> Edit:
    name, tree = _drawing(files, chance, f".//{BPMN}conditionExpression")
    one, other = chance.sample(tree.findall(f".//{BPMN}conditionExpression"), 2)
    one.text, other.text = other.text, one.text
    return Edit(f"{name}: {one.text} ↔ {other.text}", {**files, name: etree.tostring(tree)})


def _drawing(files: Files, chance: random.Random, needs: str = "") -> tuple[str, Any]:
    """Return a random diagram that has two of what is needed."""
    trees = {name: etree.fromstring(files[name]) for name in sorted(files) if name.endswith("bpmn")}
    fit = {name: len(tree.findall(needs)) if needs else 2 for name, tree in trees.items()}
    name = chance.choice([name for name, found in fit.items() if found > 1])
    return name, trees[name]


def _rename_field(files: Files, chance: random.Random) -> Edit:
    name, schema = _form(files, chance)
    group = chance.choice([one for one in _objects(schema) if one.get("properties")])
    field = chance.choice(list(group["properties"]))
    group["properties"] = {
        f"{key}_baru" if key == field else key: value for key, value in group["properties"].items()
    }
    group["required"] = [f"{n}_baru" if n == field else n for n in group.get("required", [])]
    return Edit(f"{name}: {field} dinamai lain", {**files, name: json.dumps(schema).encode()})


def _drop_choice(files: Files, chance: random.Random) -> Edit:
    name, schema = _form(files, chance)
    asked = [one for one in _objects(schema) if len(one.get("oneOf", one.get("enum", ()))) > 1]
    if not asked:
        return _drop_choice(files, chance)
    question = chance.choice(asked)
    choices = question.get("oneOf", question.get("enum"))
    dropped = choices.pop(chance.randrange(len(choices)))
    value = dropped.get("const") if isinstance(dropped, dict) else dropped
    return Edit(f"{name}: tanpa pilihan {value}", {**files, name: json.dumps(schema).encode()})


def _form(files: Files, chance: random.Random) -> tuple[str, Any]:
    name = chance.choice(sorted(one for one in files if one.endswith(".schema.json")))
    return name, json.loads(files[name])


def _objects(schema: object) -> Iterator[dict[str, Any]]:
    """Yield every object of a JSON document."""
    if isinstance(schema, dict):
        yield schema
    for inner in (
        schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    ):
        yield from _objects(inner)


KINDS: tuple[Callable[[Files, random.Random], Edit], ...] = (
    _delete_flow,
    _rename_field,
    _drop_choice,
    _swap_condition,
)
