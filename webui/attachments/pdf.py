"""A PDF is known by how it begins and ends; what it shows and does is left to its reader."""

import re

_HEAD = re.compile(rb"%PDF-[12]\.\d[\r\n\s]")
#: Where the table of its parts lies, and the end; some programs write blanks after it.
_TAIL = re.compile(rb"startxref\s+\d+\s+%%EOF\s*\Z")
#: Bytes at the end in which that must stand.
TAIL = 1024


def is_whole(content: bytes) -> bool:
    """Tell whether a file has a PDF's head and end: a torn one, or one in disguise, lacks one."""
    return bool(_HEAD.match(content) and _TAIL.search(content[-TAIL:]))
