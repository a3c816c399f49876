"""The shipped service pathways: diagrams, decision tables, walk-throughs, overlays."""

from processes.homes import HOME, homes, look_in
from processes.identity import check_identity
from processes.institutions import institutions
from processes.letters import (
    LetterText,
    Marked,
    blanks_in,
    letter_text,
    letter_texts,
    pinned_texts,
    read_letter,
    signing_titles,
)
from processes.overlay import (
    Calendar,
    Pathway,
    Resolved,
    budget,
    calendar,
    catalogue,
    resolve,
    settings_file,
)
from processes.own_home import check_home
from processes.pathways import shipped
from processes.places import Daerah, Kop, daerah, number_style
from processes.region_lists import keep_list, read_list
from processes.regions import Region, full_name, named_regions, regions, within
from processes.walkthroughs import Scenario, happens, read_scenario, scenarios

__all__ = [  # noqa: RUF022  # one plain alphabet, as every door has it
    "Calendar",
    "Daerah",
    "HOME",
    "Kop",
    "LetterText",
    "Marked",
    "Pathway",
    "Region",
    "Resolved",
    "Scenario",
    "blanks_in",
    "budget",
    "calendar",
    "catalogue",
    "check_home",
    "check_identity",
    "daerah",
    "full_name",
    "happens",
    "homes",
    "institutions",
    "keep_list",
    "letter_text",
    "letter_texts",
    "look_in",
    "named_regions",
    "number_style",
    "pinned_texts",
    "read_letter",
    "read_list",
    "read_scenario",
    "regions",
    "resolve",
    "scenarios",
    "settings_file",
    "shipped",
    "signing_titles",
    "within",
]
