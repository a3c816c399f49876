"""Text as it is kept: no control signs, one way of writing each letter, plain line ends."""

import re
import unicodedata

#: Longest text that is looked at; anything beyond is longer than any form allows.
LONGEST_KEPT = 40_000
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SEPARATORS = re.compile(r"[\s.\-]")


def clean(text: str) -> str:
    """Return `text` without control signs and outer space, in Unicode's composed form."""
    text = _UNWANTED.sub("", text[:LONGEST_KEPT])
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text).strip()


def without_separators(text: str, pattern: str) -> str:
    """Return `text` without spaces, dots and hyphens if only so it fits `pattern`."""
    if re.search(pattern, text):
        return text
    bare = _SEPARATORS.sub("", text)
    return bare if bare and re.search(pattern, bare) else text
