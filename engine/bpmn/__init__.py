"""Reading, rewriting, refusing and proving BPMN files. Pure."""

from engine.bpmn.bundle import Checked, check_bundle, check_files, read_process, reading_steps
from engine.bpmn.canonical import canonical
from engine.bpmn.counterparts import check_mapping, nodes_of
from engine.bpmn.detours import ends_without
from engine.bpmn.diagram import Box, Diagram, Edge, Shape, read_diagram
from engine.bpmn.ground import INTO, Ground, Standing, grounds_of
from engine.bpmn.misfit import misfit
from engine.bpmn.onward import onward
from engine.bpmn.pick import pick
from engine.bpmn.promises import above_of, longer_budgets
from engine.bpmn.settings import OPENED, SETTINGS, Settings
from engine.bpmn.starters import starters

__all__ = [  # noqa: RUF022  # one plain alphabet, as every door has it
    "Box",
    "Checked",
    "Diagram",
    "Edge",
    "Ground",
    "INTO",
    "OPENED",
    "SETTINGS",
    "Settings",
    "Shape",
    "Standing",
    "above_of",
    "canonical",
    "check_bundle",
    "check_files",
    "check_mapping",
    "ends_without",
    "grounds_of",
    "longer_budgets",
    "misfit",
    "nodes_of",
    "onward",
    "pick",
    "read_diagram",
    "read_process",
    "reading_steps",
    "starters",
]
