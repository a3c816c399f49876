"""Files that people attach: pictures, documents, and what only claims to be one."""

import struct
import zlib
from io import BytesIO

from PIL import Image

#: What a phone writes into a photo, and nobody may read in it afterwards.
TOLD = "Rumah Ibu Ani"
_PNG = b"\x89PNG\r\n\x1a\n"
_UPSIDE, _DESCRIPTION, _GPS, _LATITUDE_REF = 6, 0x010E, 0x8825, 1
_ORIENTATION = 0x0112


def photo(width: int = 60, height: int = 40, kind: str = "JPEG") -> bytes:
    """Return a photo that lies on its side and tells where it was taken; its left half is red."""
    picture = Image.new("RGB", (width, height), "blue")
    picture.paste("red", (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[_ORIENTATION] = _UPSIDE
    exif[_DESCRIPTION] = TOLD
    exif.get_ifd(_GPS)[_LATITUDE_REF] = "S"
    return saved(picture, kind, exif=exif)


def saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    """Return a picture as a file."""
    written = BytesIO()
    picture.save(written, kind, **more)
    return written.getvalue()


def document(words: str = "Kutipan akta") -> bytes:
    """Return a PDF with a sentence on its page."""
    return f"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj
4 0 obj<</Length 9>>stream
({words}) Tj
endstream endobj
trailer<</Root 1 0 R>>
startxref
0
%%EOF
""".encode()


def bomb(side: int = 30_000) -> bytes:
    """Return a small PNG that says it has that many dots on each side."""
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(9_000_000), 9)), (b"IEND", b""))
    return _PNG + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
