"""Passkeys by WebAuthn: what browsers are asked for, and what their answers prove."""

from urllib.parse import urlsplit

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import (
    base64url_to_bytes,
    bytes_to_base64url,
    parse_authentication_credential_json,
    parse_registration_credential_json,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from engine import Actor, NewPasskey, PasskeySheet, PasskeyUse, PasskeyView

#: Milliseconds that a browser waits for a finger, a face or a PIN.
PATIENCE = 120_000
#: What an answer of the wrong shape makes the library raise, besides its own refusals.
MALFORMED = (WebAuthnException, ValueError, TypeError, RecursionError)
#: The device knows its person, and finds the key without being told a name.
DEMANDS = AuthenticatorSelectionCriteria(
    resident_key=ResidentKeyRequirement.REQUIRED,
    user_verification=UserVerificationRequirement.REQUIRED,
)


class WebAuthn:
    """The engine's `Passkeys`, for the installation's own address and no other.

    Keys are bound to the host of `address` and answers to its origin, whatever a request's Host
    header says.
    """

    def __init__(self, address: str) -> None:
        self._origin = address
        self._host = urlsplit(address).hostname or ""

    def creation(self, actor: Actor, sheet: PasskeySheet, challenge: str) -> str:
        """Return what a browser needs to make a key, as WebAuthn's JSON."""
        options = generate_registration_options(
            rp_id=self._host,
            rp_name="LK3",
            user_id=bytes.fromhex(sheet.handle),
            user_name=actor.username,
            user_display_name=actor.name,
            challenge=base64url_to_bytes(challenge),
            timeout=PATIENCE,
            authenticator_selection=DEMANDS,
            exclude_credentials=[_descriptor(key) for key in sheet.keys],
        )
        return options_to_json(options)

    def request(self, challenge: str) -> str:
        """Return what a browser needs to offer its keys for this site, as WebAuthn's JSON."""
        options = generate_authentication_options(
            rp_id=self._host,
            challenge=base64url_to_bytes(challenge),
            timeout=PATIENCE,
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return options_to_json(options)

    def added(self, response: str, challenge: str) -> NewPasskey | None:
        """Return the new key; None unless it was made here, for `challenge`, by a known user."""
        try:
            credential = parse_registration_credential_json(response)
            proven = verify_registration_response(
                credential=credential,
                expected_challenge=base64url_to_bytes(challenge),
                expected_rp_id=self._host,
                expected_origin=self._origin,
                require_user_verification=True,
            )
        except MALFORMED:
            return None
        return NewPasskey(
            id=bytes_to_base64url(proven.credential_id),
            public_key=proven.credential_public_key,
            sign_count=proven.sign_count,
            transports=" ".join(kind.value for kind in credential.response.transports or ()),
        )

    def named(self, response: str) -> str:
        """Return the id of the key that `response` claims to come from; "" when unreadable."""
        try:
            return parse_authentication_credential_json(response).id
        except MALFORMED:
            return ""

    def used(self, response: str, challenge: str, public_key: bytes) -> PasskeyUse | None:
        """Return the use; None unless `public_key` signed `challenge` here, its user known."""
        try:
            credential = parse_authentication_credential_json(response)
            proven = verify_authentication_response(
                credential=credential,
                expected_challenge=base64url_to_bytes(challenge),
                expected_rp_id=self._host,
                expected_origin=self._origin,
                credential_public_key=public_key,
                credential_current_sign_count=0,  # the engine judges the count, and notes it
                require_user_verification=True,
            )
        except MALFORMED:
            return None
        handle = (credential.response.user_handle or b"").hex()
        return PasskeyUse(sign_count=proven.new_sign_count, handle=handle)


def passkeys_at(address: str) -> WebAuthn | None:
    """Return what speaks WebAuthn for an installation; None while it has no address."""
    return WebAuthn(address) if address else None


def _descriptor(key: PasskeyView) -> PublicKeyCredentialDescriptor:
    return PublicKeyCredentialDescriptor(
        id=base64url_to_bytes(key.id),
        transports=[AuthenticatorTransport(kind) for kind in key.transports],
    )
