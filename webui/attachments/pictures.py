"""Pictures are drawn anew: nothing stays of what else the file held, such as where it was taken."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock

from PIL import Image, ImageFile, ImageOps

from engine import LookedInto

#: The only decoders that are asked, whatever a file says of itself.
FORMATS = ("JPEG", "PNG", "WEBP")
#: A picture of more is not opened: its file may be small, its memory is not.
MOST_PIXELS = 40_000_000
#: Longest side, in pixels, of what is kept and of what a list shows.
KEPT, SHOWN = 2_000, 240
#: Between 1 and 95; text on a photographed letter stays readable.
QUALITY, QUALITY_SHOWN = 82, 60
WHITE = (255, 255, 255)
#: A large picture takes hundreds of megabytes while it is opened: others wait for a second.
_ONE_AT_A_TIME = Lock()


def redrawn(content: bytes) -> LookedInto:
    """Return a JPEG of the picture and a small one, upright, without anything else in them."""
    try:
        with _one_at_a_time(), Image.open(BytesIO(content), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return LookedInto(not_taken="too_many_pixels")
            # A JPEG can be decoded at half its size, or less.
            opened.draft("RGB", (KEPT, KEPT))
            picture = _in_colours(opened)
            # First of all smaller: each copy of a large picture takes hundreds of megabytes.
            picture.thumbnail((KEPT, KEPT))
            picture = _on_white(ImageOps.exif_transpose(picture))
    except Image.DecompressionBombError:
        return LookedInto(not_taken="too_many_pixels")
    except Exception:  # noqa: BLE001  # a crafted file makes a decoder raise whatever it likes
        return LookedInto(not_taken="broken")
    kept = _jpeg(picture, QUALITY)
    picture.thumbnail((SHOWN, SHOWN))
    return LookedInto("jpeg", kept, _jpeg(picture, QUALITY_SHOWN))


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Take no picture that ends too soon: WeasyPrint, once it is there, allows them everywhere."""
    with _ONE_AT_A_TIME:
        allowed = ImageFile.LOAD_TRUNCATED_IMAGES
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = allowed


def _in_colours(picture: Image.Image) -> Image.Image:
    """Return it with a colour for each dot, and no table of colours: those cannot be mixed."""
    if picture.mode not in {"1", "P", "PA"}:
        return picture
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _on_white(picture: Image.Image) -> Image.Image:
    """Return it without transparency."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    ground = Image.new("RGB", seen.size, WHITE)
    ground.paste(seen, mask=seen.getchannel("A"))
    return ground


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    """Write the pixels alone: what the picture knows of its origin is not handed on."""
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    written = BytesIO()
    bare.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()
