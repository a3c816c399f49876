"""What an attached file is, is found by its content; of a picture only its dots stay."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFile

from engine import LookedInto
from tests.attached import TOLD, bomb, document, photo, saved
from webui.attachments.looking import looks_into
from webui.attachments.pictures import KEPT, SHOWN


def shown(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content), formats=("JPEG",))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_turned_upright_and_keeps_nothing_but_its_dots(kind):
    assert TOLD.encode() in photo(kind=kind)
    found = looks_into(photo(kind=kind))
    picture = shown(found.content)
    assert (found.kind, picture.size) == ("jpeg", (40, 60))
    assert picture.getpixel((20, 5))[0] > 200  # what lay on the left is above now
    assert not picture.getexif()
    for part in (found.content, found.preview):
        assert TOLD.encode() not in part
        assert b"Exif" not in part


def test_a_torn_picture_is_not_taken_after_a_paper_was_printed_either(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as importing WeasyPrint does
    whole = saved(Image.new("RGB", (400, 400), "green"), "JPEG")
    assert looks_into(whole[: len(whole) // 2]) == LookedInto(not_taken="broken")
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_a_large_picture_is_made_smaller_and_a_small_one_stands_in_lists():
    found = looks_into(saved(Image.new("RGB", (4000, 1000), "green"), "JPEG"))
    assert shown(found.content).size == (KEPT, KEPT // 4)
    assert shown(found.preview).size == (SHOWN, SHOWN // 4)
    assert len(found.preview) < 10_000


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGBA", "I;16", "CMYK"])
def test_every_way_of_colouring_becomes_a_jpeg(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    if mode == "PA":
        drawn = Image.new("RGBA", (30, 20), (9, 9, 9, 0)).quantize()
    else:
        drawn = Image.new(mode, (30, 20))
    found = looks_into(saved(drawn, kind))
    assert found.kind == "jpeg"
    assert shown(found.content).mode == "RGB"


def test_what_is_transparent_becomes_white():
    found = looks_into(saved(Image.new("RGBA", (30, 20), (0, 0, 0, 0)), "PNG"))
    assert min(shown(found.content).getpixel((5, 5))) > 250


def test_a_pdf_is_kept_as_it_came():
    assert looks_into(document()) == LookedInto("pdf", document())


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"<html><script>alert(1)</script>", "unknown"),
        (b"MZ\x90\x00", "unknown"),
        (b"PK\x03\x04", "unknown"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unknown"),
        (b"GIF89a\x01\x00\x01\x00", "unknown"),
        (b" " + document(), "unknown"),
        (document()[:-40], "broken"),
        (b"%PDF-9.9\n<script>\nstartxref\n0\n%%EOF", "broken"),
        (document() + b"<script>alert(1)</script>", "broken"),
        (photo()[:400], "broken"),
        (photo(600, 400)[:-300], "broken"),
        (b"\xff\xd8\xff\xe0<script>alert(1)</script>", "broken"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "broken"),
        (bomb(), "too_many_pixels"),
        (bomb(6_400), "too_many_pixels"),
    ],
)
def test_what_lies_or_is_torn_is_not_taken(content, why):
    assert looks_into(content) == LookedInto(not_taken=why)


@given(st.sampled_from(["JPEG", "PNG", "WEBP"]), st.data())
def test_no_bent_picture_gets_further_than_its_dots(kind, data):
    whole = bytearray(photo(kind=kind))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(12, len(whole) - 1))] = data.draw(st.integers(0, 255))
    found = looks_into(bytes(whole))
    assert found.kind == "jpeg" or found.not_taken
    assert TOLD.encode() not in found.content
