"""Tasks that are done several times: how often must be said, and bearable."""

import re

from lxml.etree import _Element as Element

from engine.bpmn.findings import Findings, excerpt
from engine.bpmn.vocabulary import attr, bpmn, child_text
from engine.model import say

#: More instances of one task than a person or a page can bear.
MAX_INSTANCES = 200
_COUNT = re.compile(r"\d+", re.ASCII)
_LIMIT = re.compile(r"\d{1,4}", re.ASCII)


def check_repetition(node: Element, findings: Findings) -> None:
    """Check the loop or multi-instance marks of a node."""
    several = node.findall(bpmn("multiInstanceLoopCharacteristics"))
    loops = node.findall(bpmn("standardLoopCharacteristics"))
    for many in several:
        _check_instances(many, findings)
    for loop in loops:
        _check_loop(loop, findings)
    if len(several) + len(loops) > 1:
        message = say("Tugas ini diulang dengan lebih dari satu cara.")
        findings.refuse("bpmn.repeated_twice", node, message, say("Sisakan satu cara mengulang."))


def _check_instances(many: Element, findings: Findings) -> None:
    times = child_text(many, "loopCardinality")
    if bool(times) == bool(child_text(many, "loopDataInputRef")):
        message = say("Tugas berulang ini harus menyebut jumlah atau daftar, salah satu.")
        repair = say("Isi loopCardinality atau loopDataInputRef.")
        findings.refuse("bpmn.instances_unknown", many, message, repair)
    is_count = _COUNT.fullmatch(times) is not None
    if is_count and (not _LIMIT.fullmatch(times) or int(times) > MAX_INSTANCES):
        message = say(
            "Tugas ini diulang {times} kali; batasnya {limit}.",
            times=excerpt(times),
            limit=MAX_INSTANCES,
        )
        repair = say("Kurangi jumlah ulangannya.")
        findings.refuse("bpmn.instances_many", many, message, repair)


def _check_loop(loop: Element, findings: Findings) -> None:
    limit = attr(loop, "loopMaximum")
    if not child_text(loop, "loopCondition") and not limit:
        message = say("Tugas berulang ini tidak menyebut kapan berhenti.")
        repair = say("Isi loopCondition atau loopMaximum.")
        findings.refuse("bpmn.loop_endless", loop, message, repair)
    if limit and not _LIMIT.fullmatch(limit):
        message = say(
            "Batas ulangan “{limit}” bukan bilangan di bawah 10.000.", limit=excerpt(limit)
        )
        repair = say("Isi loopMaximum dengan bilangan, misalnya 5.")
        findings.refuse("bpmn.loop_limit", loop, message, repair)
