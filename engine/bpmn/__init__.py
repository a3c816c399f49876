"""Reading, rewriting, refusing and proving BPMN files. Pure."""

from engine.bpmn.bundle import Checked, check_bundle, check_files, read_process
from engine.bpmn.canonical import canonical
from engine.bpmn.diagram import Box, Diagram, Edge, Shape, read_diagram
from engine.bpmn.pick import pick

__all__ = [
    "Box",
    "Checked",
    "Diagram",
    "Edge",
    "Shape",
    "canonical",
    "check_bundle",
    "check_files",
    "pick",
    "read_diagram",
    "read_process",
]
