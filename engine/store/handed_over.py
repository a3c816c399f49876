"""What a form hands over to who does its task without seeing the case around it."""

from collections.abc import Mapping

from engine.access import NAMED_CLASS
from engine.model import FormFact, Json, JsonObject

#: What every form may read: the number, the place, who fills it in and whom she may choose.
ALWAYS = frozenset(("no_kasus", "daerah", "$petugas", "$pilihan"))


def handed_over(known: JsonObject, fact: FormFact | None, klass: str) -> dict[str, Json]:
    """Return of what is known only what the form hands over; nothing of the highest class."""
    shown = fact.hands_over if fact is not None and klass != NAMED_CLASS else frozenset()
    return only(known, shown | ALWAYS)


def only(known: Mapping[str, Json], paths: frozenset[str], prefix: str = "") -> dict[str, Json]:
    """Cut nested values down to the paths: a path takes all that is below it."""
    found: dict[str, Json] = {}
    for name, value in known.items():
        path = f"{prefix}{name}"
        if path in paths:
            found[name] = value
        elif isinstance(value, Mapping) and any(one.startswith(f"{path}.") for one in paths):
            found[name] = only(value, paths, f"{path}.")
    return found
