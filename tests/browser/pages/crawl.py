"""Follows links without a browser, to know which kinds of pages somebody's links lead to."""

from collections import Counter, deque
from urllib.parse import urljoin, urlsplit

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException

from tests.webui.crawler import Reader

#: Pages of one kind that are opened, to look at the fullest of them.
COMPARED = 4


def kind_of(app: Flask, path: str) -> str:
    """Return the name of what answers a path; "" if it is none of our pages."""
    there = urlsplit(path)
    if there.netloc or there.path.endswith((".pdf", ".ics")):
        return ""
    try:
        return app.url_map.bind("lk3").match(there.path, method="GET")[0]
    except HTTPException:
        return ""


def pages(client: FlaskClient, begin: str = "/") -> dict[str, str]:
    """Return the kinds of pages that links lead to from `begin`, each with its fullest page."""
    app, ahead, seen = client.application, deque([begin]), {begin}
    fullest: dict[str, tuple[int, str]] = {}
    opened: Counter[str] = Counter()
    while ahead:
        path = ahead.popleft()
        kind = kind_of(app, path)
        if not kind or opened[kind] == COMPARED:
            continue
        opened[kind] += 1
        answer = client.get(path)
        assert answer.status_code < 400, f"{path} {answer.status}"
        if answer.mimetype == "text/html" and answer.status_code == 200:
            fullest[kind] = max(fullest.get(kind, (0, "")), (len(answer.text), path))
        links = [answer.location] if answer.location else Reader(answer.text).links
        inside = [urljoin(path, link).partition("#")[0] for link in links]
        ahead += [one for one in dict.fromkeys(inside) if one not in seen]
        seen.update(inside)
    return {kind: path for kind, (_, path) in fullest.items()}
