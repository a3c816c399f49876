"""Words from server to server: asked without detours, in bounded time and size."""

import json
import logging
from collections.abc import Mapping
from http.client import INTERNAL_SERVER_ERROR, HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from engine import JsonObject, ProviderSilent

log = logging.getLogger("lk3.web")

#: Longest wait for an answer, in seconds: a person stands at the door.
PATIENCE = 5
#: Longest answer, in bytes; keys and addresses take a few thousand.
LONGEST = 256 * 1024


class Refusal(Exception):
    """The other side answered, and said no."""


class _Straight(HTTPRedirectHandler):
    """Goes where it was sent and nowhere else."""

    def redirect_request(  # the library's own shape
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Follow no redirection."""
        del req, fp, code, msg, headers, newurl


_OPENER = build_opener(_Straight)


def told(address: str, headers: Mapping[str, str] | None = None, body: str = "") -> JsonObject:
    """Return the JSON object that `address` (http or https) answers; with a body, it is posted.

    Raises:
        ProviderSilent: nobody answers, or not in time, or no JSON object.
        Refusal: the answer is a refusal (4xx) or leads elsewhere (3xx).
    """
    request = Request(address, body.encode() or None, {**(headers or {})})  # noqa: S310  settings and endpoints admit http(s) only
    try:
        with _OPENER.open(request, timeout=PATIENCE) as answer:
            found = json.loads(answer.read(LONGEST))
    except HTTPError as error:
        with error:
            log.warning("%s answered %s", address, error.code)
        if error.code < INTERNAL_SERVER_ERROR:
            raise Refusal from error
        raise ProviderSilent from error
    except (OSError, HTTPException, ValueError, RecursionError) as error:
        log.warning("%s is silent: %s", address, type(error).__name__)
        raise ProviderSilent from error
    if not isinstance(found, dict):
        raise ProviderSilent
    return found
