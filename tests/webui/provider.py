"""An OpenID provider on this machine that says what a test has it say, over real HTTP."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from authlib.oauth2.rfc7636 import create_s256_code_challenge
from flask import Flask, Response, request
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

from tests.browser.serving import serving
from tests.device import written
from tests.webui.conftest import MORNING

CLIENT, SECRET = "lk3", "rahasia klien"
KEY = RSAKey.generate_key(2048, {"kid": "satu", "use": "sig"})
STRANGE = RSAKey.generate_key(2048, {"kid": "satu", "use": "sig"})
UNSIGNED = b'{"alg":"none"}'


@dataclass
class Liar:
    """What it answers next; everything is true until a test makes it a lie."""

    issuer: str = ""
    subject: str = "pegawai-7"
    claims: dict = field(default_factory=dict)
    facts: dict = field(default_factory=dict)
    algorithm: str = "RS256"
    key: RSAKey | OctKey = field(default_factory=lambda: KEY)
    #: HTTP status of each address by its path, where it is not 200.
    broken: dict = field(default_factory=dict)
    #: Code -> what was asked when it was given out.
    codes: dict = field(default_factory=dict)
    #: Addresses asked for, in order.
    asked: list = field(default_factory=list)

    def meet(self, address: str) -> str:
        """Play the person at the provider's own page: where the browser is sent back to."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = f"kode-{len(self.codes)}"
        self.codes[code] = asked
        return f"code={code}&state={asked['state']}&iss={self.issuer}"

    def token(self, asked: dict) -> str:
        now = int(MORNING.timestamp())
        claims = {
            "iss": self.issuer,
            "sub": self.subject,
            "aud": CLIENT,
            "nonce": asked["nonce"],
            "iat": now,
            "exp": now + 300,
        }
        said = {name: value for name, value in {**claims, **self.claims}.items() if value != ""}
        if self.algorithm == "none":
            return f"{written(UNSIGNED)}.{written(json.dumps(said).encode())}."
        head = {"alg": self.algorithm, "kid": "satu"}
        return jwt.encode(head, said, self.key, algorithms=[self.algorithm])


def application(liar: Liar) -> Flask:
    app = Flask("liar")

    @app.before_request
    def broken() -> tuple[str, int] | None:
        liar.asked.append(request.path)
        status = liar.broken.get(request.path)
        return ("", status) if status else None

    @app.get("/.well-known/openid-configuration")
    def facts() -> dict:
        here = liar.issuer
        known = {
            "issuer": here,
            "authorization_endpoint": f"{here}/masuk",
            "token_endpoint": f"{here}/token",
            "jwks_uri": f"{here}/jwks",
            "authorization_response_iss_parameter_supported": True,
        }
        return {**known, **liar.facts}

    @app.get("/jwks")
    def jwks() -> dict:
        return KeySet([KEY]).as_dict(private=False)

    @app.post("/token")
    def token() -> Response | dict | tuple[dict, int]:
        asked = liar.codes.pop(request.form["code"], None)
        if asked is None or request.authorization.password != SECRET or not _fits(asked):
            return {"error": "invalid_grant"}, 400
        return {"access_token": "x", "token_type": "Bearer", "id_token": liar.token(asked)}

    return app


def _fits(asked: dict) -> bool:
    """Tell whether who brings the code is who asked for it (PKCE)."""
    return create_s256_code_challenge(request.form["code_verifier"]) == asked["code_challenge"]


@contextmanager
def lying() -> Iterator[Liar]:
    """A provider that can be lied with, while the block lasts."""
    liar = Liar()
    with serving(application(liar)) as address:
        liar.issuer = address
        yield liar
