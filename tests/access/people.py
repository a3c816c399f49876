"""Who is there and under which hat: what the session says, not what somebody wishes."""

from contextlib import suppress

from engine import (
    VISITOR,
    Actor,
    AddTerm,
    ChooseRole,
    EndTerm,
    Engine,
    EngineError,
    NotSignedIn,
    PersonByUsername,
    SessionByToken,
    SignIn,
)
from tests.engine.access_office import MORE
from tests.engine.office import PARIAMAN, PASSWORD, STAFF, person

ELSEWHERE = "94.04"
#: Keep the terms of office; they are nobody's colleagues on a case.
ADMINS = {daerah: person("admin_tenant", 1, daerah) for daerah in (PARIAMAN, ELSEWHERE)}
#: One with two hats, of which one reads no case.
TWICE = tuple(
    Actor(username="rangkap", name="Ibu rangkap", daerah=PARIAMAN, role=role)
    for role in ("pekerja_sosial", "auditor")
)
#: More than ten people in two daerah.
HERE = (*STAFF, *MORE, *TWICE)
THERE = tuple(person(role, 1, ELSEWHERE) for role in ("petugas_penerima", "manajer_kasus"))
PEOPLE = (*HERE, *THERE)


class Door:
    """Lets people in by password, and knows of nothing but their sessions."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._tokens: dict[str, str] = {}
        #: (username, role) of the terms that have ended: kept by the oracle, not asked of anybody.
        self.left: set[tuple[str, str]] = set()

    def enter(self, wanted: Actor) -> Actor | None:
        """Return her under the hat she wants; None when she cannot come in under it."""
        with suppress(EngineError):
            actor = self._session(wanted)
            if actor.role != wanted.role:
                self._engine.do(ChooseRole(self._tokens[wanted.username], wanted.role), actor)
            return self._session(wanted)
        return None

    def _session(self, wanted: Actor) -> Actor:
        """Go on in her session; when it is over, begin another under her main hat."""
        try:
            return self._known(wanted)
        except NotSignedIn:
            signed_in = self._engine.do(SignIn(wanted.username, PASSWORD), VISITOR)
            self._tokens[wanted.username] = signed_in.subject
            return self._known(wanted)

    def _known(self, wanted: Actor) -> Actor:
        token = self._tokens.get(wanted.username, "")
        return self._engine.ask(SessionByToken(token), VISITOR).actor

    def end_term(self, whose: Actor) -> None:
        """Have the administrator end her term under this hat."""
        admin = ADMINS[whose.daerah]
        sheet = self._engine.ask(PersonByUsername(whose.username), admin)
        for one in sheet.terms:
            if one.role == whose.role and one.state == "running":
                self._engine.do(EndTerm(whose.username, one.id, "masa berakhir"), admin)
                self.left.add((whose.username, whose.role))

    def appoint(self, whose: Actor) -> None:
        """Have the administrator give her back the hat that she lost."""
        if (whose.username, whose.role) in self.left and whose.role != "perangkat_desa":
            self._engine.do(AddTerm(whose.username, whose.role), ADMINS[whose.daerah])
            self.left.discard((whose.username, whose.role))

    def holds(self, whose: Actor) -> bool:
        """Tell whether a term of hers under this hat runs, as far as the oracle knows."""
        return (whose.username, whose.role) not in self.left
