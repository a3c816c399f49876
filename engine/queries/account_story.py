"""What was done with an account: sign-ins, factors, passwords, terms."""

from dataclasses import dataclass

from sqlalchemy import select

from engine.queries.history import event_of
from engine.queries.verify import verdict_on_chain
from engine.store.reading import Reading
from engine.store.schema_trail import audit
from engine.views import AccountStory

#: Entries that are shown; the whole chain is verified.
LATEST = 100


@dataclass(frozen=True, slots=True)
class MyStory:
    """What was done with the actor's own account."""

    def answer(self, reading: Reading) -> AccountStory:
        """Answer with the story, verified just now."""
        return story_of(reading, reading.actor.daerah, reading.actor.username)


def story_of(reading: Reading, daerah: str, username: str) -> AccountStory:
    """Return the latest entries of an account's chain, and whether all of it is as written."""
    return story_on(reading, daerah, f"akun:{username}")


def story_on(reading: Reading, daerah: str, chain: str) -> AccountStory:
    """Return the latest entries of a chain that is not a case's, and whether all is as written."""
    query = (
        select(audit)
        .where(audit.c.daerah == daerah, audit.c.chain == chain)
        .order_by(audit.c.seq.desc())
        .limit(LATEST)
    )
    return AccountStory(
        events=tuple(event_of(row) for row in reading.connection.execute(query)),
        verified=verdict_on_chain(reading, daerah, chain),
    )
