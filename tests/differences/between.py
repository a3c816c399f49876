"""One story told in every daerah, so that a row of the difference table shows as behaviour."""

from functools import cache

from processes import daerah, scenarios
from tests.processes.story import Story

#: The five, in the order of their codes.
PLACES = tuple(sorted(daerah()))
PARIAMAN, BONTANG, MAKASSAR, AMBON, MIMIKA = PLACES


@cache
def told(process: str, name: str, code: str) -> Story:
    """Return the shipped story `name` of a pathway as it goes in a daerah."""
    scenario = next(one for one in scenarios(process) if one.name == name)
    return Story(scenario, code).play()
