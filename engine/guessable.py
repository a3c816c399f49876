"""Passwords that are guessed first: too short, the person's own name, or a word everybody takes."""

import re

from engine.model import Text, say

#: Characters; longer is better than stranger.
SHORTEST = 12
#: Words that people here build passwords of, however they are spelt or numbered.
COMMON = frozenset(
    """
    admin administrator akucintakamu alhamdulillah ambon assalamualaikum astaghfirullah
    bandung bismillah bontang cintaku dinas dinassosial dinsos doraemon ganteng gantengku
    garuda ilove iloveyou indonesia indonesiaraya jakarta kamucantik kantor katakunci
    katasandi keluarga keluargaku konseling lembaga letmein login makassar merahputih
    merdeka mimika monyet naruto padang papua pariaman passw password pegawai pemerintah
    persib persija princess rahasia rahasiaku sandi sayang sayangkamu sayangku semangat
    sosial subhanallah sukses surabaya teman temanbicara terserah user welcome
    """.split()  # noqa: SIM905  # one word a line would be a page
)
#: What a keyboard, the alphabet and the numbers offer in one sweep.
SWEEPS = ("qwertyuiopasdfghjklzxcvbnm", "abcdefghijklmnopqrstuvwxyz", "01234567890123456789")
#: Letters that signs stand for.
SIGNS = str.maketrans("4@301!57$", "aaeoiists")


def weakness(password: str, username: str) -> Text | None:
    """Return why a password is guessed soon; None when it is not."""
    if len(password) < SHORTEST:
        return say("Kata sandi terlalu pendek: pakai sedikitnya {n} huruf.", n=SHORTEST)
    plain = password.lower()
    if username and re.sub(r"[^a-z0-9]", "", username.lower()) in re.sub(r"[^a-z0-9]", "", plain):
        return say("Kata sandi memuat nama pengguna; pilih kalimat lain.")
    if _repeated(plain) or _swept(plain) or any(map(_common, _spellings(plain))):
        return say("Kata sandi ini termasuk yang pertama ditebak; pilih beberapa kata acak.")
    return None


def _repeated(text: str) -> bool:
    """Tell whether a short piece is only said again and again."""
    return re.fullmatch(r"(.{1,4})\1{2,}.{0,3}", text) is not None


def _swept(text: str) -> bool:
    signs = re.sub(r"[^a-z0-9]", "", text)
    return any(signs in sweep or signs[::-1] in sweep for sweep in SWEEPS)


def _spellings(text: str) -> tuple[str, str]:
    """Return the letters of a password, and those it means when signs stand for letters."""
    word = re.sub(r"[^a-z]+$", "", text)
    return re.sub(r"[^a-z]", "", text), re.sub(r"[^a-z]", "", word.translate(SIGNS))


def _common(letters: str) -> bool:
    """Tell whether nothing is left of the letters when one common word is taken away, or two."""
    return letters in COMMON or any(
        letters.startswith(word) and letters[len(word) :] in COMMON for word in COMMON
    )
