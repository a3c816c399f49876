"""Whose passkey answered a challenge: the device is there, and knew its person."""

from engine.commands.letting_in import as_person
from engine.errors import NotSignedIn
from engine.model import PasskeyUse, say
from engine.store.history import Deed
from engine.store.records_waits import AccountRecord
from engine.store.work import Work
from engine.store.work_entrance import PasskeyRecord

UNPROVEN = say("Kunci sandi ini tidak dikenal atau tidak terbukti. Pakailah kata sandi.")


def who_answered(work: Work, challenge: str, response: str) -> AccountRecord:
    """Return whose key answered the challenge, which is spent; the use is written down.

    `response`: WebAuthn's AuthenticationResponseJSON. Every refusal, NotSignedIn, sounds the same.
    """
    passkeys = work.means.passkeys
    if passkeys is None or not work.entrance.take_challenge(challenge, "passkey"):
        raise NotSignedIn(UNPROVEN)
    key = work.entrance.passkey(passkeys.named(response))
    account = work.people.account(key.username) if key else None
    if key is None or account is None:
        raise NotSignedIn(UNPROVEN)
    use = passkeys.used(response, challenge, key.public_key)
    if use is None or use.handle != key.handle:
        as_person(work, account, "", Deed(deed="passkey_wrong", name=key.name))
        raise NotSignedIn(UNPROVEN)
    if not _goes_forward(key, use):
        as_person(work, account, "", Deed(deed="passkey_counted_back", name=key.name))
        raise NotSignedIn(UNPROVEN)

    work.entrance.note_use(key.id, use.sign_count)
    return account


def _goes_forward(key: PasskeyRecord, use: PasskeyUse) -> bool:
    """Tell whether the device has signed more often than we saw; a copy of it would fall behind."""
    return use.sign_count > key.sign_count or use.sign_count == key.sign_count == 0
