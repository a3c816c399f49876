"""The shipped service pathways: diagrams, decision tables, walk-throughs, overlays."""

from processes.identity import check_identity
from processes.overlay import (
    HOME,
    SETTINGS,
    Calendar,
    Resolved,
    calendar,
    catalogue,
    resolve,
    settings_file,
)
from processes.pathways import shipped
from processes.places import Daerah, Kop, daerah, number_style
from processes.regions import Region, regions, within
from processes.walkthroughs import Scenario, happens, read_scenario, scenarios

__all__ = [  # noqa: RUF022  # one plain alphabet, as every door has it
    "Calendar",
    "Daerah",
    "HOME",
    "Kop",
    "Region",
    "Resolved",
    "SETTINGS",
    "Scenario",
    "calendar",
    "catalogue",
    "check_identity",
    "daerah",
    "happens",
    "number_style",
    "read_scenario",
    "regions",
    "resolve",
    "scenarios",
    "settings_file",
    "shipped",
    "within",
]
