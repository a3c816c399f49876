"""Which role a lane stands for."""

import re
from collections.abc import Mapping

from lxml.etree import _Element as Element

from engine.access import HATS, MACHINE
from engine.bpmn.vocabulary import LK3, attr, bpmn, text

#: Role codes a lane may carry.
ROLES = HATS | {MACHINE}


def lanes_of(process: Element) -> Mapping[str, tuple[str, str]]:
    """Return node id -> (label, role code) of the innermost lane the node stands in."""
    found: dict[str, tuple[str, str]] = {}
    for lane in process.iter(bpmn("lane")):  # document order: inner lanes come later
        place = (attr(lane, "name"), role_of(lane))
        for reference in lane.iterchildren(bpmn("flowNodeRef")):
            found[text(reference)] = place
    return found


def role_of(place: Element) -> str:
    """Return the role code of a lane or pool: its `lk3:role`, or its name where that is one."""
    given = attr(place, f"{{{LK3}}}role")
    if given:
        return given
    name = re.sub(r"[\s-]+", "_", attr(place, "name").lower())
    return name if name in ROLES else ""


def pool_of(process: Element) -> tuple[str, str]:
    """Return (label, role code) of the pool that draws `process`, for nodes outside any lane."""
    root = process.getroottree().getroot()
    for pool in root.iter(bpmn("participant")):
        if pool.get("processRef") == process.get("id") and role_of(pool):
            return attr(pool, "name"), role_of(pool)
    return "", ""
