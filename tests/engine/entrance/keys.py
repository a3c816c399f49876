"""Passkeys for the people of the test office."""

import json
from dataclasses import dataclass, field

from sqlalchemy import text

from engine import (
    VISITOR,
    Actor,
    Database,
    Engine,
    MyPasskeys,
    OpenChallenge,
    PasskeyView,
    Receipt,
    RegisterPasskey,
    RemovePasskey,
    SignIn,
    SignInWithPasskey,
)
from tests.device import Device
from tests.engine.office import OFFICER, PASSWORD
from webui.passkeys import WebAuthn

HOST = "lk3.example"
ADDRESS = f"https://{HOST}"
KEYS = WebAuthn(ADDRESS)


def new_device() -> Device:
    return Device(ADDRESS, HOST)


@dataclass
class Entrance:
    """People with their devices before an office's door, and inside."""

    office: Engine
    tokens: dict[str, str] = field(default_factory=dict)

    def token(self, who: Actor = OFFICER) -> str:
        """Somebody's session, the same each time: from before she had a key."""
        if who.username not in self.tokens:
            self.tokens[who.username] = self.knock(who).subject
        return self.tokens[who.username]

    def knock(self, who: Actor = OFFICER) -> Receipt:
        return self.office.do(SignIn(who.username, PASSWORD), VISITOR)

    def options(self, who: Actor = OFFICER) -> dict:
        """What somebody's browser is told before it makes a key."""
        asked = self.office.do(OpenChallenge("add_passkey"), who).subject
        return json.loads(KEYS.creation(who, self.office.ask(MyPasskeys(asked), who), asked))

    def register(self, challenge: str, response: str, who: Actor = OFFICER) -> str:
        deed = RegisterPasskey(self.token(who), challenge, response, "Ponsel")
        return self.office.do(deed, who).subject

    def add(self, device: Device, who: Actor = OFFICER, name: str = "Ponsel") -> str:
        """Have somebody add a device; returns the key's id."""
        asked, token = self.options(who), self.token(who)
        deed = RegisterPasskey(token, asked["challenge"], device.create(asked), name)
        return self.office.do(deed, who).subject

    def remove(self, id_: str, who: Actor = OFFICER) -> None:
        self.office.do(RemovePasskey(self.token(who), id_), who)

    def keys(self, who: Actor = OFFICER) -> tuple[PasskeyView, ...]:
        return self.office.ask(MyPasskeys(), who).keys

    def challenge(self) -> str:
        return self.office.do(OpenChallenge("passkey"), VISITOR).subject

    def answer(self, challenge: str, response: str) -> Receipt:
        return self.office.do(SignInWithPasskey(challenge, response), VISITOR)

    def enter(self, device: Device) -> Receipt:
        asked = self.challenge()
        return self.answer(asked, signed(device, asked))


def signed(device: Device, challenge: str) -> str:
    """What a device answers to a challenge at the door."""
    return device.get(json.loads(KEYS.request(challenge)))


def deeds(database: Database) -> list[str]:
    """What is written in the officer's own history, oldest first."""
    with database.reading() as connection:
        query = text("SELECT deed FROM audit WHERE chain = :chain ORDER BY seq")
        return list(connection.execute(query, {"chain": f"akun:{OFFICER.username}"}).scalars())
