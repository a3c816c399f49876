"""A BPMN diagram as an inline SVG: readable, and speaking to those who do not see it."""

from webui.diagram.drawing import diagram_svg
from webui.diagram.reading import Unreadable

__all__ = ["Unreadable", "diagram_svg"]
