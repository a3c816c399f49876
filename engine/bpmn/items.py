"""The list that an activity is repeated for, and its items: by name, wherever they are said."""

from collections.abc import Mapping

from lxml.etree import SubElement
from lxml.etree import _Element as Element

from engine.bpmn.findings import Findings, excerpt
from engine.bpmn.vocabulary import CAMUNDA, ZEEBE, attr, bpmn, kind, text
from engine.model import say

#: Elements that a list's or an item's reference may lead to.
_HELD = frozenset({"dataInput", "dataObject", "dataObjectReference", "dataOutput", "property"})
_ITEMS = ("inputDataItem", "outputDataItem")


def name_items(many: Element, findings: Findings) -> None:
    """Put lists and items of other editors where the standard has them, under their names."""
    _read_lists(many, findings)
    names = _names(many)
    for name in ("loopDataInputRef", "loopDataOutputRef"):
        for reference in many.iterchildren(bpmn(name)):
            reference.text = names.get(text(reference), text(reference))
    for item in many.iterchildren(*map(bpmn, _ITEMS)):
        if attr(item, "name").isidentifier():
            item.set("id", attr(item, "name"))


def _names(many: Element) -> Mapping[str, str]:
    """Return the names of the data that the file draws, by their ids."""
    root = many.getroottree().getroot()
    held = (element for element in root.iter() if kind(element) in _HELD)
    return {attr(one, "id"): attr(one, "name") for one in held if attr(one, "name").isidentifier()}


def _read_lists(many: Element, findings: Findings) -> None:
    said = {
        "collection": attr(many, f"{{{CAMUNDA}}}collection").strip("${# }"),
        "item": attr(many, f"{{{CAMUNDA}}}elementVariable"),
    }
    for other in many.iterfind(f"{bpmn('extensionElements')}/{{{ZEEBE}}}loopCharacteristics"):
        said["collection"] = said["collection"] or _plain(other, "inputCollection")
        said["item"] = said["item"] or attr(other, "inputElement")
        said["outputs"] = attr(other, "outputCollection")
        said["output"] = _plain(other, "outputElement")
    if many.find(bpmn("loopDataInputRef")) is None and many.find(bpmn("loopCardinality")) is None:
        _draw(many, "loopDataInputRef", "inputDataItem", said["collection"], said["item"])
        if said["collection"]:
            message = say("Tugas diulang untuk setiap isi “{name}”.", name=said["collection"])
            findings.note("bpmn.dialect", many, message)
    if outputs := said.get("outputs"):
        if not said["output"].isidentifier():
            _refuse_output(many, said["output"], findings)
        elif many.find(bpmn("loopDataOutputRef")) is None:
            _draw(many, "loopDataOutputRef", "outputDataItem", outputs, said["output"])


def _plain(other: Element, name: str) -> str:
    return attr(other, name).removeprefix("=").strip()


def _draw(many: Element, reference: str, item: str, collection: str, name: str) -> None:
    if collection:
        SubElement(many, bpmn(reference)).text = collection
    if collection and name:
        SubElement(many, bpmn(item), id=name, name=name)


def _refuse_output(many: Element, output: str, findings: Findings) -> None:
    findings.refuse(
        "bpmn.mapping",
        many,
        say("Hasil tiap ulangan “{output}” bukan nama variabel.", output=excerpt(output)),
        say("Isi outputElement dengan satu nama; hitung nilainya dengan postScript."),
    )
