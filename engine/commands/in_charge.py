"""Who answers for a case, and is told what befalls it."""

from engine.access import MANAGER
from engine.store.records import CaseRecord
from engine.store.work import Work

#: Hats that answer for every case of a daerah, the nearest first.
ABOVE = (MANAGER, "ketua_lk3")


def in_charge(work: Work, case: CaseRecord, about: str) -> tuple[str, ...]:
    """Return the usernames of who answers for a case now, but for her whom the word is about.

    Those are its managers; else who opened it and is still of its team; else whoever wears the
    nearest of the hats ABOVE. Nobody who has left office or is on the deny list; () if that
    leaves nobody.
    """
    subject = work.cases.subject(case)
    near, apart = subject.team | subject.named, subject.denied | {about}
    managers = work.people.in_office(case.daerah, MANAGER)
    opener = (case.opened_by,) if work.people.roles(case.opened_by) else ()
    circles = (
        tuple(one for one in managers if one in near),
        tuple(one for one in opener if one in near),
        *(work.people.in_office(case.daerah, role) for role in ABOVE),
    )
    fitting = (tuple(one for one in circle if one not in apart) for circle in circles)
    return next(filter(None, fitting), ())
