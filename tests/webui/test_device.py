"""Devices are called by names that people know."""

import pytest

from webui.signin.device import device_name

CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0"


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (f"Mozilla/5.0 (Linux; Android 14) {CHROME} Mobile Safari/537.36", "Chrome, Android"),
        (f"Mozilla/5.0 (Windows NT 10.0) {CHROME} Safari/537.36 Edg/131.0", "Edge, Windows"),
        (
            "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/133",
            "Firefox, Linux",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU OS 18_1 like Mac OS X) Version/18 Safari",
            "Safari, iPhone",
        ),
        ("curl/8.5", ""),
    ],
)
def test_a_browser_and_its_system(agent, name):
    assert device_name(agent) == name
