"""What may be attached to a case, in words: the name it keeps, and why a file is not taken."""

import re
from collections.abc import Mapping

from engine.model import LookedInto, NotTaken, Problem, Text, say

#: Letters of a file's name that are kept.
LONGEST_NAME = 120
#: What no name shows: letters that steer a line, and those that turn its direction.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")

_SEND_ANOTHER = say("Kirim berkas JPEG, PNG, WebP, atau PDF.")
NOT_TAKEN: Mapping[NotTaken, tuple[Text, Text]] = {
    "empty": (
        say("Belum ada berkas yang dipilih, atau berkasnya kosong."),
        say("Pilih berkas atau ambil foto, lalu tekan Lampirkan."),
    ),
    "too_large": (
        say("Berkas ini terlalu besar."),
        say("Perkecil gambarnya, atau bagi dokumennya menjadi beberapa berkas."),
    ),
    "unknown": (
        say("Isi berkas ini bukan gambar atau PDF, apa pun nama berkasnya."),
        _SEND_ANOTHER,
    ),
    "broken": (
        say("Berkas ini rusak atau terpotong sehingga tidak dapat dibuka."),
        say("Ambil fotonya sekali lagi, atau kirim ulang berkas aslinya."),
    ),
    "too_many_pixels": (
        say("Gambar ini terlalu luas untuk dibuka dengan aman."),
        say("Turunkan resolusi kameranya, lalu ambil fotonya sekali lagi."),
    ),
    "infected": (
        say("Pemeriksa virus menemukan program berbahaya dalam berkas ini; ia tidak disimpan."),
        say("Jangan buka berkas ini lagi, dan tunjukkan kepada pengelola sistem."),
    ),
    "not_scanned": (
        say("Pemeriksa virus sedang tidak menjawab, jadi berkas ini belum dilampirkan."),
        say("Pilih lagi berkasnya beberapa menit lagi; bila berulang, beri tahu pengelola sistem."),
    ),
}
FULL = say("Lampiran kasus ini sudah memenuhi tempatnya.")
ASK_FOR_ROOM = say("Minta pengelola sistem menambah tempatnya, atau kirim berkas yang lebih kecil.")


def why_not(code: NotTaken) -> Problem:
    """Say why a file is not taken; of how it came nothing is kept."""
    message, repair = NOT_TAKEN[code]
    return Problem(code=f"attachment.{code}", message=message, repair=repair, field="/x-berkas")


def shown_name(name: str) -> str:
    """Return a file's own name: no folders, nothing unseen, no longer than a line."""
    last = _UNSEEN.sub("", re.split(r"[/\\]", name)[-1]).strip()
    return last.encode(errors="ignore").decode()[:LONGEST_NAME]


def nothing_taken(_content: bytes, /) -> LookedInto:
    """Take no file: of an engine that cannot look into them."""
    return LookedInto(not_taken="unknown")
