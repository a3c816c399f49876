"""A device that holds passkeys, in software: signs what a browser would have it sign, or lies."""

import hashlib
import json
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from secrets import token_bytes

import cbor2
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA256

#: Flags of authenticator data: somebody is there, is known, and a new key follows.
PRESENT, KNOWN, NEW = 1, 4, 64


def written(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def read(text: str) -> bytes:
    return urlsafe_b64decode(text + "===")


@dataclass
class Device:
    """One authenticator with the browser around it; every field can be made a lie."""

    origin: str
    rp_id: str
    flags: int = PRESENT | KNOWN
    count: int = 0
    id: bytes = field(default_factory=lambda: token_bytes(16))
    key: EllipticCurvePrivateKey = field(default_factory=lambda: generate_private_key(SECP256R1()))
    handle: str = ""

    def create(self, options: dict) -> str:
        """Make a key; answer with RegistrationResponseJSON."""
        self.handle = options["user"]["id"]
        attested = bytes(16) + struct.pack(">H", len(self.id)) + self.id + self._cose()
        made = {"fmt": "none", "attStmt": {}, "authData": self._data(NEW) + attested}
        response = {
            "clientDataJSON": written(self._said("webauthn.create", options["challenge"])),
            "attestationObject": written(cbor2.dumps(made)),
            "transports": ["internal"],
        }
        return self._answer(response)

    def get(self, options: dict) -> str:
        """Use the key; answer with AuthenticationResponseJSON."""
        self.count += 1
        data, said = self._data(), self._said("webauthn.get", options["challenge"])
        signature = self.key.sign(data + hashlib.sha256(said).digest(), ECDSA(SHA256()))
        response = {
            "clientDataJSON": written(said),
            "authenticatorData": written(data),
            "signature": written(signature),
            "userHandle": self.handle,
        }
        return self._answer(response)

    def _answer(self, response: dict) -> str:
        id_ = written(self.id)
        return json.dumps({"id": id_, "rawId": id_, "type": "public-key", "response": response})

    def _said(self, kind: str, challenge: str) -> bytes:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _data(self, more: int = 0) -> bytes:
        head = hashlib.sha256(self.rp_id.encode()).digest()
        return head + bytes([self.flags | more]) + struct.pack(">I", self.count)

    def _cose(self) -> bytes:
        point = self.key.public_key().public_numbers()
        x, y = point.x.to_bytes(32, "big"), point.y.to_bytes(32, "big")
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})
