"""Names in a diagram: broken into lines that fit, without asking a browser."""

from markupsafe import Markup

#: Font size and distance of lines, in the diagram's units; the stylesheet sets the same size.
SIZE, LEADING = 12.0, 14.5
#: Mean width of a letter of a sans-serif face, as a share of its size, measured over Indonesian.
WIDTH = 0.54

LINE = Markup('<tspan x="{x:g}" y="{y:g}">{text}</tspan>')
TEXT = Markup("<text{look}>{lines}</text>")


def wrap(text: str, width: float, most: int) -> list[str]:
    """Break `text` into at most `most` lines of `width` units; the last ends in "…" if it must."""
    letters = max(4, int(width / (SIZE * WIDTH)))
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) <= letters or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][: letters - 1]}…"]
    return [line if len(line) <= letters + 2 else f"{line[: letters + 1]}…" for line in lines]


def centred(lines: list[str], x: float, y: float, look: str = "") -> Markup:
    """Set lines around the point (x, y)."""
    top = y - (len(lines) - 1) * LEADING / 2 + SIZE * 0.35
    return _set(lines, x, top, look)


def below(lines: list[str], x: float, y: float, look: str = "") -> Markup:
    """Set lines from `y` downwards, centred on `x`."""
    return _set(lines, x, y + SIZE, look)


def _set(lines: list[str], x: float, top: float, look: str) -> Markup:
    spans = Markup("").join(
        LINE.format(x=round(x, 1), y=round(top + number * LEADING, 1), text=line)
        for number, line in enumerate(lines)
    )
    return TEXT.format(look=Markup(' class="{}"').format(look) if look else "", lines=spans)
