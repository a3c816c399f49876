"""Short messages, handed to one gateway (WhatsApp or the like) under a signature."""

import hmac
import json
from http.client import HTTPException
from time import time
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

from engine import Handed
from webui.delivery import Staying
from webui.nudges.settings import GatewayAt
from webui.nudges.words import Written

#: Longest wait for the gateway, in seconds.
PATIENCE = 10
#: What a gateway answers to a number that it will never reach.
NEVER = frozenset((400, 404, 410, 422))

#: No proxy that the environment names, no redirection: the configured address and no other.
_OPENER = build_opener(Staying, ProxyHandler({}))


class Gateway:
    """Posts messages to one address; the receiver knows a repetition by its Idempotency-Key.

    `X-LK3-Signature` is the HMAC-SHA256 of timestamp, full stop and body, in hex digits.
    """

    def __init__(self, gateway: GatewayAt, patience: float = PATIENCE) -> None:
        self._gateway = gateway
        self._patience = patience

    def __call__(self, address: str, written: Written, key: str) -> Handed:
        """Post a message to a number."""
        body = json.dumps({"to": address, "text": written.body}).encode()
        at = str(int(time()))
        signed = hmac.digest(self._gateway.secret.encode(), f"{at}.".encode() + body, "sha256")
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": key,
            "X-LK3-Timestamp": at,
            "X-LK3-Signature": f"sha256={signed.hex()}",
        }
        request = Request(self._gateway.address, body, headers)  # noqa: S310 settings admit https only
        try:
            with _OPENER.open(request, timeout=self._patience):
                return Handed()
        except HTTPError as refused:
            with refused:
                return Handed(
                    "address" if refused.code in NEVER else "server", f"HTTP {refused.code}"
                )
        except URLError as error:
            return Handed("server", type(error.reason).__name__)
        except (OSError, HTTPException) as error:
            return Handed("server", type(error).__name__)
