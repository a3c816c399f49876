"""Bind an account at the identity provider to one of ours, and cut it again."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.commands.appointing import looked_after
from engine.errors import Conflict, Refused
from engine.model import Identity, Problem, say
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt

TAKEN = say("Akun penyedia ini sudah dihubungkan. Lepaskan dahulu yang lama.")
#: OpenID Connect Core 2: a subject has at most so many characters.
LONGEST_SUBJECT = 255


@dataclass(frozen=True, slots=True)
class BindProvider:
    """Let a person come in through the provider: its word for her, and our account."""

    username: str
    issuer: str
    subject: str

    def run(self, work: Work) -> Receipt:
        """Answer with the username; Conflict when somebody has this provider's account."""
        account = looked_after(work, self.username)
        if problems := tuple(self._lacking()):
            raise Refused(problems)

        identity = Identity(issuer=self.issuer, subject=self.subject)
        if not work.entrance.bind(identity, account.daerah, account.username):
            raise Conflict(TAKEN)

        detail = {"issuer": self.issuer, "subject": self.subject}
        deed = Deed(deed="provider_bound", detail=detail)
        work.history.of_chain(account.daerah, f"akun:{account.username}", deed)
        return Receipt(deed="provider_bound", subject=account.username)

    def _lacking(self) -> Iterator[Problem]:
        for field, value in {"/issuer": self.issuer, "/subject": self.subject}.items():
            if not value.strip():
                empty = say("Isian ini belum diisi.")
                yield Problem(code="provider.required", message=empty, field=field)
            if len(value) > LONGEST_SUBJECT:
                long = say("Paling panjang {count} huruf.", count=LONGEST_SUBJECT)
                yield Problem(code="provider.long", message=long, field=field)


@dataclass(frozen=True, slots=True)
class UnbindProvider:
    """Let a person no longer come in through the provider."""

    username: str

    def run(self, work: Work) -> Receipt:
        """Answer with how many bindings were cut."""
        account = looked_after(work, self.username)

        count = work.entrance.unbind(account.username)

        if count:
            deed = Deed(deed="provider_unbound")
            work.history.of_chain(account.daerah, f"akun:{account.username}", deed)
        return Receipt(deed="provider_unbound", subject=account.username, count=count)
