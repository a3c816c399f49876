"""What the forms of a case are found by."""

from sqlalchemy import Connection, select

from engine.model import Findable
from engine.store.bundles import Bundle, Bundles
from engine.store.records import CaseRecord
from engine.store.schema_office import definition


def findables_of(
    connection: Connection, bundles: Bundles, case: CaseRecord, form: str
) -> tuple[Findable, ...]:
    """Return what answers to a form of the case are found by.

    A version from before forms said so goes by what the newest version of its process says.
    """
    own = bundles.get(connection, case.daerah, case.bundle)
    if not _says(own):
        query = select(definition.c.bundle).where(
            definition.c.daerah == case.daerah, definition.c.process == case.process
        )
        newest = connection.execute(query.order_by(definition.c.version.desc()).limit(1)).scalar()
        own = bundles.get(connection, case.daerah, newest) if newest else own
    fact = own.facts.get(form)
    return fact.findables if fact else ()


def _says(bundle: Bundle) -> bool:
    return any(fact.findables for fact in bundle.facts.values())
