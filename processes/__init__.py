"""The shipped service pathways: diagrams, decision tables, walk-throughs, overlays."""

from processes.identity import check_identity
from processes.overlay import Resolved, catalogue, resolve
from processes.pathways import shipped
from processes.places import Daerah, Kop, daerah
from processes.walkthroughs import Scenario, read_scenario, scenarios

__all__ = [
    "Daerah",
    "Kop",
    "Resolved",
    "Scenario",
    "catalogue",
    "check_identity",
    "daerah",
    "read_scenario",
    "resolve",
    "scenarios",
    "shipped",
]
