"""Who answers for a case, and is told what befalls it."""

from collections.abc import Iterable

from engine.access import MANAGER, Subject
from engine.store.records import CaseRecord
from engine.store.work import Work

#: The hat that answers for every case of a daerah in which nobody wears a manager's.
HEAD = "ketua_lk3"


def managers_of(work: Work, case: CaseRecord, about: str = "") -> tuple[str, ...]:
    """Return the usernames of the case's managers in office, else of every manager.

    Not her whom the word is about, and nobody on the deny list.
    """
    subject = work.cases.subject(case)
    managers = _but(work.people.in_office(case.daerah, MANAGER), subject, about)
    return _near(managers, subject) or managers


def in_charge(work: Work, case: CaseRecord, about: str) -> tuple[str, ...]:
    """Return the usernames of who answers for a case now, as `managers_of` leaves people out.

    Those are its managers; else who opened it and is still of its team; else every manager; else
    the head of the institute. () if that leaves nobody.
    """
    subject = work.cases.subject(case)
    managers = _but(work.people.in_office(case.daerah, MANAGER), subject, about)
    opener = _but((case.opened_by,) if work.people.roles(case.opened_by) else (), subject, about)
    heads = _but(work.people.in_office(case.daerah, HEAD), subject, about)
    return _near(managers, subject) or _near(opener, subject) or managers or heads


def _but(people: Iterable[str], subject: Subject, about: str) -> tuple[str, ...]:
    return tuple(one for one in people if one != about and one not in subject.denied)


def _near(people: Iterable[str], subject: Subject) -> tuple[str, ...]:
    return tuple(one for one in people if one in subject.team | subject.named)
