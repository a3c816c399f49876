"""A file that somebody attaches to a case, as it was looked into."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

#: What an attachment is, by its content.
AttachmentKind = Literal["jpeg", "pdf"]
#: Why a file is not taken: "" when it is.
NotTaken = Literal[
    "", "empty", "too_large", "unknown", "broken", "too_many_pixels", "infected", "not_scanned"
]


class LookedInto(NamedTuple):
    """What was found in a file, and what of it is kept."""

    #: "jpeg" for every picture: pictures are drawn anew.
    kind: AttachmentKind | Literal[""] = ""
    content: bytes = b""
    #: A small JPEG of a picture; nothing of other files.
    preview: bytes = b""
    not_taken: NotTaken = ""


@dataclass(frozen=True, slots=True)
class Room:
    """How much may be attached, in bytes."""

    #: Of one file as it is sent.
    per_file: int = 10 * 1024 * 1024
    #: Of all files of one case as they are kept.
    per_case: int = 100 * 1024 * 1024
