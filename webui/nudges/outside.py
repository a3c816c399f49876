"""The ways that lead outside here."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from engine import CHANNELS, Channel, Handed, Nudge
from webui.nudges.gateway import Gateway
from webui.nudges.mail import Mail
from webui.nudges.settings import Outward
from webui.nudges.words import Written, written


class Way(Protocol):
    """Hands a message to one address."""

    def __call__(self, address: str, written: Written, key: str) -> Handed:
        """Hand it over; never raises."""
        ...


class Outside:
    """Implements `engine.Nudging`: writes a nudge down and sends it its way."""

    def __init__(self, ways: Mapping[str, Way], address: str) -> None:
        self._ways = ways
        self._address = address

    @property
    def channels(self) -> Sequence[Channel]:
        """Return the ways that lead outside here."""
        return tuple(one for one in CHANNELS if one in self._ways)

    def __call__(self, channel: str, address: str, nudge: Nudge, key: str) -> Handed:
        """Send a nudge; a way that is no more is waited for."""
        if channel not in self._ways:
            return Handed("server", "channel gone")
        return self._ways[channel](address, written(nudge, self._address), key)


def outside(settings: Outward, address: str) -> Outside | None:
    """Return the ways that the settings name; None when there is none."""
    ways: dict[str, Way] = {}
    if settings.mail:
        ways["email"] = Mail(settings.mail)
    if settings.gateway:
        ways["whatsapp"] = Gateway(settings.gateway)
    return Outside(ways, address) if ways else None
