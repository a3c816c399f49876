"""What a browser is called, so that a person knows her devices again in the list."""

import re

#: What browsers and systems write of themselves, the telling sign before the general one.
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS X": "Mac",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


def device_name(agent: str) -> str:
    """Return e.g. "Firefox, Android" for a User-Agent; "" for one that says nothing known."""
    found = (_first(BROWSERS, agent), _first(SYSTEMS, agent))
    return ", ".join(filter(None, found))


def _first(names: dict[str, str], agent: str) -> str:
    signs = (sign for sign in names if re.search(rf"\b{sign}\b", agent))
    return next((names[sign] for sign in signs), "")
