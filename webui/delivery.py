"""Messages of cases to the world outside: a webhook that says that something happened, no more."""

import json
from http.client import HTTPException
from urllib.error import URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from engine import JsonObject

#: Longest wait for the receiver, in seconds; then the outbox tries again later.
PATIENCE = 10


class Staying(HTTPRedirectHandler):
    """Goes to the configured address and nowhere else."""

    def redirect_request(self, *_: object) -> None:
        """Follow no receiver that points elsewhere; it counts as refused."""


_OPENER = build_opener(Staying)


class Webhook:
    """Posts messages to one address; the receiver knows a repetition by its Idempotency-Key.

    The body names daerah and message, never a person, a case's story or its variables: what the
    receiver may know it asks for.
    """

    def __init__(self, address: str) -> None:
        self._address = address

    def __call__(self, daerah: str, message: str, key: str, payload: JsonObject) -> str:  # noqa: ARG002 nothing of the case leaves the house
        """Post one message; return "" when the receiver has it, else why not."""
        body = json.dumps({"daerah": daerah, "message": message}).encode()
        headers = {"Content-Type": "application/json", "Idempotency-Key": key}
        request = Request(self._address, body, headers)  # noqa: S310 settings admit http(s) only
        try:
            with _OPENER.open(request, timeout=PATIENCE):
                return ""
        except URLError as error:
            return f"{self._address}: {error.reason}"
        except (OSError, HTTPException) as error:
            return f"{self._address}: {type(error).__name__}"


class Notebook:
    """For an office without a webhook: letters and calls carry the news, the history keeps it."""

    def __call__(self, daerah: str, message: str, key: str, payload: JsonObject) -> str:
        """Take the message as told; it stands in the history of its case."""
        del daerah, message, key, payload
        return ""
