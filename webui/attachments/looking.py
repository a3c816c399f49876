"""What an attached file is, found out by its content: its name and claimed type say nothing."""

from engine import LookedInto
from webui.attachments.pdf import is_whole
from webui.attachments.pictures import redrawn

#: How the kinds that are taken begin.
PDF = b"%PDF-"
JPEG, PNG, RIFF, WEBP = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF", b"WEBP"


def looks_into(content: bytes, /) -> LookedInto:
    """Return what is kept of a file: a picture drawn anew, a document as it came."""
    if not content:
        return LookedInto(not_taken="empty")
    if content.startswith(PDF):
        if not is_whole(content):
            return LookedInto(not_taken="broken")
        return LookedInto("pdf", content)
    return redrawn(content) if _is_picture(content) else LookedInto(not_taken="unknown")


def _is_picture(content: bytes) -> bool:
    if content.startswith((JPEG, PNG)):
        return True
    return content.startswith(RIFF) and content[8:12] == WEBP
