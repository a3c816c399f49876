"""The small pictures in shapes: what kind of task, event or gateway it is."""

from markupsafe import Markup

#: Each drawn in a square of 18 units; `d-ink` fills with ink, everything else is an outline.
PICTURES = {
    "userTask": (
        '<circle cx="9" cy="5.5" r="3.5"/><path d="M2 17v-3a5 5 0 0 1 5-4h4a5 5 0 0 1 5 4v3z"/>'
    ),
    "manualTask": (
        '<path d="M2 9V6q0-1 1-1h7q1.5 0 1 1.5H7M7 6.5h8q1 0 1 1t-1 1H9'
        'M15 8.5h.5q1 0 1 1t-1 1H9M15 10.5q1 0 1 1t-1 1H9M15 12.5q0 1-1 1H4L2 11"/>'
    ),
    "scriptTask": '<path d="M5 2h10q-4 4 0 7t0 7H4q4-3 0-7t1-7zM6 5h5M7 9h5M7 13h6"/>',
    "serviceTask": (
        '<circle cx="9" cy="9" r="2.5"/><circle cx="9" cy="9" r="5.5"/>'
        '<path d="M9 1v2.5M9 14.5V17M1 9h2.5M14.5 9H17M3.3 3.3l2 2M12.7 12.7l2 2'
        'M14.7 3.3l-2 2M3.3 14.7l2-2"/>'
    ),
    "businessRuleTask": '<path d="M1.5 3h15v12h-15zM1.5 11h15M6 7v8M1.5 7h15"/>'
    '<path class="d-ink" d="M1.5 3h15v4h-15z"/>',
    "sendTask": '<path class="d-ink" d="M1 4h16L9 10zM1 5.5V15h16V5.5L9 11.5z"/>',
    "receiveTask": '<path d="M1 4h16v11H1zM1 4l8 6 8-6"/>',
    "message": '<path d="M2 5h14v9H2zM2 5l7 5 7-5"/>',
    "message-thrown": '<path class="d-ink" d="M2 4.5h14L9 9.5zM2 6v8.5h14V6l-7 5z"/>',
    "timer": '<circle cx="9" cy="9" r="7"/><path d="M9 4v5l3.5 2"/>',
    "signal": '<path d="M9 2.5l7 11.5H2z"/>',
    "error": '<path class="d-ink" d="M3 15L6.5 4l4.5 6 3.5-7-3 11.5-4.5-6z"/>',
    "escalation": '<path class="d-ink" d="M9 2l5 13-5-5-5 5z"/>',
    "conditional": '<path d="M4 2.5h10v13H4zM6 6h6M6 9h6M6 12h6"/>',
    "link": '<path d="M2 7h8V4l6 5-6 5v-3H2z"/>',
    "terminate": '<circle class="d-ink" cx="9" cy="9" r="7"/>',
    "compensate": '<path d="M9 4L2 9l7 5zM16 4L9 9l7 5z"/>',
    "cancel": '<path d="M4 4l10 10M14 4L4 14"/>',
    "exclusiveGateway": '<path class="d-thick" d="M5 4l8 10M13 4L5 14"/>',
    "parallelGateway": '<path class="d-thick" d="M9 2v14M2 9h14"/>',
    "inclusiveGateway": '<circle class="d-thick" cx="9" cy="9" r="6"/>',
    "complexGateway": '<path class="d-thick" d="M9 2v14M2 9h14M4 4l10 10M14 4L4 14"/>',
    "eventBasedGateway": '<circle cx="9" cy="9" r="8.5"/><path d="M9 4l5 3.6-2 5.9H6L4 7.6z"/>',
    "collapsed": '<path d="M3 3h12v12H3zM9 5.5v7M5.5 9h7"/>',
    "parallel": '<path class="d-thick" d="M5 4v10M9 4v10M13 4v10"/>',
    "sequential": '<path class="d-thick" d="M4 5h10M4 9h10M4 13h10"/>',
    "loop": '<path d="M6 15a6.5 6.5 0 1 1 5 0M6 11v4H2"/>',
    "done": (
        '<circle class="d-badge" cx="9" cy="9" r="8"/><path class="d-mark" d="M5 9.5l3 3 5.5-7"/>'
    ),
    "here": (
        '<circle class="d-badge" cx="9" cy="9" r="8"/><path class="d-mark-ink" d="M7 5l6 4-6 4z"/>'
    ),
    "wrong": '<path class="d-badge" d="M9 0l9 17H0z"/><path class="d-mark" d="M9 6v5M9 13v1.5"/>',
}

SYMBOL = Markup('<symbol id="{id}-{name}" viewBox="0 0 18 18">{picture}</symbol>')
USE = Markup(
    '<use href="#{id}-{name}" x="{x:g}" y="{y:g}" width="{size:g}" height="{size:g}"{look}/>'
)


class Symbols:
    """The pictures one diagram uses; each is written once and shown by reference."""

    def __init__(self, diagram: str) -> None:
        self._diagram = diagram
        self._used: dict[str, None] = {}

    def show(self, name: str, x: float, y: float, size: float = 16, look: str = "") -> Markup:
        """Return the picture with its upper left corner at (x, y), or nothing if there is none."""
        if name not in PICTURES:
            return Markup("")
        self._used[name] = None
        kind = Markup(' class="{}"').format(look) if look else ""
        return USE.format(
            id=self._diagram, name=name, x=round(x, 1), y=round(y, 1), size=size, look=kind
        )

    def definitions(self) -> Markup:
        """Return the pictures shown so far."""
        return Markup("").join(
            SYMBOL.format(id=self._diagram, name=name, picture=Markup(PICTURES[name]))  # noqa: S704 - our own constants
            for name in self._used
        )
