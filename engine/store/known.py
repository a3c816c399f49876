"""What a form may read besides its own answers."""

from sqlalchemy import Connection

from engine.model import Actor, Json
from engine.ports import Regions
from engine.store.bundles import Bundle
from engine.store.canonical import parsed
from engine.store.offered import offered
from engine.store.records import CaseRecord


def known_to_forms(
    connection: Connection,
    case: CaseRecord,
    actor: Actor,
    bundle: Bundle,
    regions: Regions,
    *forms: str,
) -> dict[str, Json]:
    """Return the case's live variables, those every case has, and what the engine hands in.

    "$petugas" is the name of who fills in; "$pilihan" has the lists that the forms ask for.
    """
    known: dict[str, Json] = {
        **bundle.checked.settings,
        "no_kasus": case.no,
        "daerah": case.daerah,
        "pemulai": case.opened_by,
        **parsed(case.known),
        "$petugas": actor.name,
    }
    names = {name for form in forms if (fact := bundle.facts.get(form)) for name in fact.offers}
    if names:
        known["$pilihan"] = offered(connection, case.daerah, names, regions)
    return known
