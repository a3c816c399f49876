"""The lists that forms are handed: colleagues, institutions, regions."""

from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import Connection, select

from engine.access.offers import EVERYBODY, INSTITUTION_NAMES, INSTITUTIONS, REGIONS, STAFF
from engine.model import KINDS, Json
from engine.ports import Regions
from engine.store.schema_institutions import institution
from engine.store.schema_office import account
from engine.store.schema_people import term

Lists = dict[str, Json]


def offered(
    connection: Connection, daerah: str, names: Iterable[str], regions: Regions
) -> dict[str, Json]:
    """Return the lists of these names; each choice with "const" and "title".

    Besides, "kelompok" is the heading it stands under, "isi" what choosing it fills in beside
    it, and "lama" marks what is offered no longer and may still be named.
    """
    sources: Mapping[str, Callable[[], Lists]] = {
        STAFF: lambda: _staff(connection, daerah),
        INSTITUTIONS: lambda: {INSTITUTIONS: _institutions(connection, daerah)},
        INSTITUTION_NAMES: lambda: {INSTITUTION_NAMES: _names(connection, daerah)},
        REGIONS: lambda: {REGIONS: [_choice(*region) for region in regions(daerah)]},
    }
    wanted = {STAFF if name.startswith(STAFF) else name for name in names}
    lists: Lists = {}
    for name in sorted(wanted & sources.keys()):
        lists |= sources[name]()
    return lists


def _staff(connection: Connection, daerah: str) -> Lists:
    """Return colleagues by "staf:<role>", and all of them; each list by name."""
    query = (
        select(term.c.role, account.c.username, account.c.name)
        .join(account, account.c.username == term.c.username)
        .where(term.c.daerah == daerah)
        .order_by(account.c.name, account.c.username)
    )
    lists: dict[str, list[Json]] = {}
    for role, username, name in connection.execute(query):
        choice = _choice(username, name)
        lists.setdefault(STAFF + role, []).append(choice)
        everybody = lists.setdefault(EVERYBODY, [])
        if choice not in everybody[-1:]:
            everybody.append(choice)
    return dict(lists.items())


def _institutions(connection: Connection, daerah: str) -> list[Json]:
    """Return the registry by kind and name; what the letter needs comes with the choice."""
    columns = (institution.c[name] for name in ("id", "name", "kind", "address", "phone", "active"))
    query = select(*columns).where(institution.c.daerah == daerah).order_by(institution.c.name)
    rows = connection.execute(query).all()
    order = {kind: place for place, kind in enumerate(KINDS)}
    return [
        {
            "const": row.id,
            "title": row.name,
            "kelompok": str(KINDS[row.kind]),
            "isi": {
                "nama": row.name,
                "jenis": row.kind,
                "alamat": row.address,
                "kontak": row.phone,
            },
            "lama": not row.active,
        }
        for row in sorted(rows, key=lambda row: order[row.kind])
    ]


def _names(connection: Connection, daerah: str) -> list[Json]:
    here = (institution.c.daerah == daerah, institution.c.active)
    query = select(institution.c.name).where(*here).order_by(institution.c.name).distinct()
    return [_choice(name, name) for name in connection.execute(query).scalars()]


def _choice(const: str, title: str) -> Json:
    return {"const": const, "title": title}
