"""OpenID Connect: leads people to the kabupaten's provider, and believes only what is proven."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from typing import cast

from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization

from engine import Identity, Json, JsonObject, NotSignedIn, Now, ProviderSilent, say
from webui.backchannel import Refusal, told
from webui.settings import OpenId

#: Signatures that a provider's public keys prove; what anybody could make is not among them.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")
KINDS = frozenset(("RSA", "EC", "OKP"))
#: Seconds by which the provider's clock may differ from ours.
DRIFT = 60
UNPROVEN = say("Jawaban penyedia akun tidak dapat dibuktikan. Mulailah sekali lagi dari sini.")
TURNED_DOWN = say("Penyedia akun tidak mengizinkan masuk, atau Anda membatalkannya.")


class OpenIdProvider:
    """The engine's `Provider`: authorization code with PKCE, state and nonce.

    State, nonce and code verifier are made from the ticket that one browser holds, so there is
    nothing else to be kept, and nothing that another browser could bring.
    """

    def __init__(self, known: OpenId, address: str, now: Now) -> None:
        self._known = known
        self._back = f"{address}/masuk/penyedia/kembali"
        self._now = now

    def request(self, ticket: str) -> str:
        """Return the address that asks the provider who stands there.

        Raises:
            ProviderSilent: the provider cannot be reached.
        """
        uri: str = prepare_grant_uri(
            self._endpoint(self._facts(), "authorization_endpoint"),
            self._known.client,
            "code",
            redirect_uri=self._back,
            scope="openid",
            state=_made("state", ticket),
            nonce=_made("nonce", ticket),
            code_challenge=create_s256_code_challenge(_made("verifier", ticket)),
            code_challenge_method="S256",
            # Computers are shared: whoever sits there now must prove herself.
            prompt="login",
        )
        return uri

    def identity(self, ticket: str, answer: Mapping[str, str]) -> Identity:
        """Return who came back; see `engine.Provider`."""
        state = _made("state", ticket).encode()
        if not hmac.compare_digest(state, answer.get("state", "").encode()):
            raise NotSignedIn(UNPROVEN)
        facts = self._facts()
        self._check_sender(facts, answer.get("iss", ""))
        if not answer.get("code"):
            raise NotSignedIn(TURNED_DOWN)
        try:
            given = self._exchange(facts, answer["code"], _made("verifier", ticket))
            token = str(given.get("id_token", ""))
            subject = self._subject(facts, token, _made("nonce", ticket))
        except (Refusal, JoseError, ValueError, TypeError) as refusal:
            raise NotSignedIn(UNPROVEN) from refusal
        return Identity(issuer=self._known.issuer, subject=subject)

    def _facts(self) -> JsonObject:
        """Return what the provider says of itself; asked anew, for keys and addresses change."""
        facts = _or_silent(f"{self._known.issuer.rstrip('/')}/.well-known/openid-configuration")
        if facts.get("issuer") != self._known.issuer:
            raise ProviderSilent
        return facts

    def _endpoint(self, facts: JsonObject, name: str) -> str:
        """Return one of the provider's addresses: over https, unless the provider itself is not."""
        address = facts.get(name)
        scheme = self._known.issuer.partition("://")[0]
        if not isinstance(address, str) or not address.startswith(("https://", f"{scheme}://")):
            raise ProviderSilent
        return address

    def _check_sender(self, facts: JsonObject, sender: str) -> None:
        """Refuse an answer of another provider (RFC 9207)."""
        says_so = facts.get("authorization_response_iss_parameter_supported") is True
        if (sender or says_so) and sender != self._known.issuer:
            raise NotSignedIn(UNPROVEN)

    def _exchange(self, facts: JsonObject, code: str, verifier: str) -> JsonObject:
        body = prepare_token_request(
            "authorization_code", redirect_uri=self._back, code=code, code_verifier=verifier
        )
        signing = ClientAuth(self._known.client, self._known.secret, "client_secret_basic")
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        uri, headers, body = signing.prepare(
            "POST", self._endpoint(facts, "token_endpoint"), headers, body
        )
        return told(uri, headers, body)

    def _subject(self, facts: JsonObject, token: str, nonce: str) -> str:
        """Return whom an id_token names, after its signature and every claim are checked."""
        published = _or_silent(self._endpoint(facts, "jwks_uri")).get("keys")
        keys = KeySet.import_key_set(cast("KeySetSerialization", {"keys": _signing(published)}))
        read = jwt.decode(token, keys, algorithms=ALGORITHMS)
        wanted = {
            "iss": {"essential": True, "value": self._known.issuer},
            "aud": {"essential": True, "value": self._known.client},
            "sub": {"essential": True},
        }
        claims = CodeIDToken(
            read.claims, read.header, wanted, {"nonce": nonce, "client_id": self._known.client}
        )
        claims.validate(now=int(self._now().timestamp()), leeway=DRIFT)
        subject = claims["sub"]
        if not isinstance(subject, str):
            raise TypeError(subject)
        return subject


def provider_at(known: OpenId | None, address: str, now: Now) -> OpenIdProvider | None:
    """Return the provider that an installation at `address` knows; None when it knows none."""
    return OpenIdProvider(known, address, now) if known else None


def _made(purpose: str, ticket: str) -> str:
    """Make 43 characters of base64url that nobody finds who has not the ticket."""
    made = hmac.digest(ticket.encode(), purpose.encode(), hashlib.sha256)
    return urlsafe_b64encode(made).rstrip(b"=").decode()


def _or_silent(address: str) -> JsonObject:
    try:
        return told(address)
    except Refusal as refusal:
        raise ProviderSilent from refusal


def _signing(published: Json) -> list[Json]:
    """Keep the public keys that sign; others would stop those from being read."""
    keys = published if isinstance(published, list) else []
    return [
        key
        for key in keys
        if isinstance(key, dict) and key.get("kty") in KINDS and key.get("use") != "enc"
    ]
