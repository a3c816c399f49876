"""What each daerah changes of the shared library, and what comes of it."""

from processes.overlay.budget import Budget, budget
from processes.overlay.calendar import Calendar, calendar, national
from processes.overlay.catalogue import Catalogue, Pathway, catalogue
from processes.overlay.layers import Layer, layers_of, read_layer
from processes.overlay.resolved import Resolved, resolve, settings_file

__all__ = [
    "Budget",
    "Calendar",
    "Catalogue",
    "Layer",
    "Pathway",
    "Resolved",
    "budget",
    "calendar",
    "catalogue",
    "layers_of",
    "national",
    "read_layer",
    "resolve",
    "settings_file",
]
