"""The places in the head of the page: what each visitor is shown, in reading order."""

from dataclasses import dataclass

from flask import Flask, g, request

from engine import Rights, Text, say
from webui.visit import ask, greeted, visitor

#: Hats that read, draw or administer; tasks never come to them.
WITHOUT_TASKS = frozenset(("auditor", "koordinator", "admin_tenant"))


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the head."""

    path: str
    label: Text
    #: The verbs of which one is enough to be shown the place; () for everybody.
    verbs: tuple[str, ...] = ()

    @property
    def here(self) -> bool:
        """Tell whether the visitor stands in this place."""
        return request.path == self.path or request.path.startswith(self.path + "/")


TASKS = Place("/tugas", say("Tugas"))
OTHERS = (
    Place("/kasus", say("Kasus"), ("start_case", "see_case")),
    Place("/beban", say("Beban"), ("see_all_tasks",)),
    Place("/cari", say("Cari"), ("search_people",)),
    Place("/proses", say("Proses"), ("edit_definition", "verify_all")),
    Place("/jalur", say("Jalur layanan"), ("edit_definition",)),
    Place("/surat", say("Surat"), ("see_letters",)),
    Place("/lembaga", say("Lembaga"), ("see_institutions",)),
    Place("/pintu", say("Pintu umum"), ("set_door",)),
    Place("/gangguan", say("Gangguan"), ("see_incidents",)),
    Place("/orang", say("Orang"), ("see_people",)),
    Place("/akses-darurat", say("Darurat"), ("see_emergencies",)),
    Place("/pemusnahan", say("Pemusnahan"), ("see_erasures",)),
    Place("/audit", say("Audit"), ("verify_all",)),
)


def places() -> tuple[Place, ...]:
    """Return the places of the visitor, none before she signs in."""
    actor = greeted()
    if actor is None:
        return ()
    others = tuple(place for place in OTHERS if not rights().isdisjoint(place.verbs))
    return others if actor.role in WITHOUT_TASKS else (TASKS, *others)


def may(verb: str) -> bool:
    """Tell whether the visitor may do `verb` at all, so that pages offer no closed door."""
    return verb in rights()


def rights() -> frozenset[str]:
    """Return the verbs that the visitor's hat allows; a page asks many times for one answer."""
    actor = visitor()
    if g.get("rights_of") != actor:
        g.rights_of, g.rights = actor, ask(Rights())
    known: frozenset[str] = g.rights
    return known


def register(app: Flask) -> None:
    """Give templates the places and what the visitor may do."""
    app.jinja_env.globals.update(places=places, may=may)
