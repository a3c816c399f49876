"""The drawers of people: who works here and how they come in, who is away, how a desk looks."""

from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from engine.errors import Unavailable
from engine.model import Actor
from engine.ports import Vault
from engine.store.means import Means
from engine.store.work_absences import Absences
from engine.store.work_attempts import Attempts
from engine.store.work_desks import Desks
from engine.store.work_entrance import Entrance
from engine.store.work_factors import Factors
from engine.store.work_links import Links
from engine.store.work_people import People
from engine.store.work_terms import Terms


class OfficeDrawers:
    """What a unit of work holds beside cases, each drawer opened when it is asked for."""

    actor: Actor
    means: Means
    now: datetime
    _connection: Connection

    @cached_property
    def absences(self) -> Absences:
        """Who is away, and who works in her place."""
        return Absences(self._connection, self.actor, self.now)

    @cached_property
    def desks(self) -> Desks:
        """How the actor looks at her desk."""
        return Desks(self._connection, self.actor, self.now)

    @cached_property
    def people(self) -> People:
        """Accounts and sessions."""
        return People(self._connection, self.now)

    @cached_property
    def attempts(self) -> Attempts:
        """Wrong attempts to sign in."""
        return Attempts(self._connection, self.now, self.means.mark)

    @cached_property
    def links(self) -> Links:
        """Links by which people choose their passwords."""
        return Links(self._connection, self.now)

    @cached_property
    def terms(self) -> Terms:
        """Terms of office and units."""
        return Terms(self._connection, self.now)

    def factors(self, daerah: str, username: str) -> Factors:
        """Second factors of one person."""
        return Factors(self._connection, self.now, daerah, username)

    @property
    def vault(self) -> Vault:
        """Keeps small secrets; Unavailable when the engine was given none."""
        if self.means.vault is None:
            raise Unavailable("no vault for small secrets")
        return self.means.vault

    @cached_property
    def entrance(self) -> Entrance:
        """Passkeys, accounts at a provider, challenges."""
        return Entrance(self._connection, self.actor, self.now)
