"""What rows of reading and of refusals share: their chain, and the alarm at too many."""

from datetime import timedelta

from engine.access import AUDITOR
from engine.store.records_access import Word
from engine.store.work import Work

HOUR = timedelta(hours=1)


def reads_of(work: Work) -> str:
    """Return the chain of what the actor opened and was refused."""
    return f"baca:{work.actor.username}"


def tell_of_many(work: Work) -> None:
    """Leave the auditor a word, at most hourly, when somebody goes through case after case."""
    count = work.notices.cases_opened(HOUR)
    if count <= work.means.openings or work.notices.told_lately("many_cases", HOUR):
        return
    who = work.actor
    word = Word(
        kind="many_cases", role=AUDITOR, about=who.username, about_name=who.name, count=count
    )
    work.notices.tell(word)
