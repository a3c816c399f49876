"""A daerah's overlay becomes the deed that publishes all of its pathways together."""

from engine import ApplyOverlay, DefinitionRefused
from processes import catalogue
from webui.checked_daerah import read_daerah


def applied(code: str, note: str = "") -> ApplyOverlay:
    """Return the deed for a daerah whose files are in order.

    Raises:
        DefinitionRefused: they are not; everything wrong, with file, key and repair.
    """
    found, problems = read_daerah(code)
    errors = tuple(one for one in problems if one.severity == "error")
    if errors:
        raise DefinitionRefused(errors)
    there = {
        key: pathway.process
        for key, pathway in catalogue().pathways.items()
        if f"{pathway.process}.bpmn" in found.drawn
    }
    active = found.settings["tersedia"]
    return ApplyOverlay(
        code,
        {process: found.bundle(process) for key, process in there.items() if active[key]},
        tuple(process for key, process in there.items() if not active[key]),
        note,
    )
