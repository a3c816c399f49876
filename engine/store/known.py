"""What a form may read besides its own answers."""

from sqlalchemy import Connection, select

from engine.model import Actor, Json
from engine.store.bundles import Bundle
from engine.store.canonical import parsed
from engine.store.records import CaseRecord
from engine.store.schema_office import account
from engine.store.schema_people import term

#: A question whose choices are colleagues names them "staf:<role>" in `x-pilihan`.
STAFF = "staf:"
#: All of them, whatever they do.
EVERYBODY = f"{STAFF}semua"


def known_to_forms(
    connection: Connection, case: CaseRecord, actor: Actor, bundle: Bundle, *forms: str
) -> dict[str, Json]:
    """Return the case's live variables, those every case has, and what the engine hands in.

    "$petugas" is the name of who fills in; "$pilihan" lists colleagues, if a form asks for any.
    """
    known: dict[str, Json] = {
        **bundle.checked.settings,
        "no_kasus": case.no,
        "daerah": case.daerah,
        "pemulai": case.opened_by,
        **parsed(case.known),
        "$petugas": actor.name,
    }
    if any(STAFF.encode() in bundle.files.get(form, b"") for form in forms):
        known["$pilihan"] = _staff(connection, case.daerah)
    return known


def _staff(connection: Connection, daerah: str) -> dict[str, Json]:
    """Return colleagues by "staf:<role>", and all of them; each list by name."""
    query = (
        select(term.c.role, account.c.username, account.c.name)
        .join(account, account.c.username == term.c.username)
        .where(term.c.daerah == daerah)
        .order_by(account.c.name, account.c.username)
    )
    lists: dict[str, list[Json]] = {}
    for role, username, name in connection.execute(query):
        choice: Json = {"const": username, "title": name}
        lists.setdefault(STAFF + role, []).append(choice)
        everybody = lists.setdefault(EVERYBODY, [])
        if choice not in everybody[-1:]:
            everybody.append(choice)
    return dict(lists.items())
