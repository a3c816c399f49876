"""The shipped service pathways: diagrams, decision tables, walk-throughs."""

from processes.identity import check_identity
from processes.pathways import shipped
from processes.places import Daerah, Kop, daerah
from processes.walkthroughs import Scenario, read_scenario, scenarios

__all__ = [
    "Daerah",
    "Kop",
    "Scenario",
    "check_identity",
    "daerah",
    "read_scenario",
    "scenarios",
    "shipped",
]
