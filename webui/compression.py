"""Pages are gzipped on their way out; phones on weak links pay per kilobyte."""

import gzip

from flask import Flask, Response, request

#: Below this, gzip's own bytes and time cost more than they save.
WORTHWHILE = 1_000
#: Level 6 of 9: within a few percent of the smallest, at a third of the time.
LEVEL = 6


def register(app: Flask) -> None:
    """Compress every HTML, JSON or SVG answer of some size for browsers that take gzip.

    The session cookie is SameSite, so another site cannot make a browser ask for a page of ours
    with guesses in it and measure its length: the token on the page stays unguessable.
    """

    @app.after_request
    def compress(response: Response) -> Response:
        if _worth_it(response):
            response.set_data(gzip.compress(response.get_data(), LEVEL))
            response.headers["Content-Encoding"] = "gzip"
            response.vary.add("Accept-Encoding")
        return response


def _worth_it(response: Response) -> bool:
    return (
        not response.direct_passthrough
        and "Content-Encoding" not in response.headers
        and response.mimetype in {"text/html", "application/json", "image/svg+xml", "text/xml"}
        and request.accept_encodings.quality("gzip") > 0
        and len(response.get_data()) > WORTHWHILE
    )
