"""Passwords that are guessed first: too short, the person's own name, or a word everybody takes."""

import re
from functools import cache

from engine.model import Text, say

#: Characters; longer is better than stranger.
SHORTEST = 12
#: Words that people here build passwords of, however they are spelt or numbered, one or two.
COMMON = frozenset(
    """
    admin administrator agustus akucintakamu alhamdulillah allahuakbar ambon anakku april arema
    assalamualaikum astaghfirullah ayah ayahibu bahagia balikpapan bandung banjarmasin bapak
    bappeda barcelona bekasi bengkulu bismillah bobotoh bogor bonek bontang bupati cantik
    chelsea cinta cintaku cirebon denpasar depok desember dinas dinassosial dinkes dinsos
    doraemon februari ganteng gantengku gantisandi garuda garudaku haleluya ilove iloveyou
    indonesia indonesiaku indonesiaraya insyaallah jakarta jambi januari jayapura jogja juli
    juni kabupaten kamucantik kantor kasih katakunci katasandi kecamatan keluarga
    keluargabahagia keluargaku kelurahan kepala kesayangan konseling kupang lailahaillallah
    lampung lembaga letmein liverpool login lombok madrid makassar malang mamapapa manado
    manchester maret masyaallah mataram medan merahputih merauke merdeka mimika minggu monyet
    muhammad naruto november oktober padang palembang papua pariaman passw password pegawai
    pekanbaru pemda pemerintah pemkab pemkot persebaya persib persija persipura polisi pontianak
    princess puskesmas rahasia rahasiaku sabtu sahabat samarinda sandi sandibaru sayang
    sayangkamu sayangku sekolah selamanya selamatpagi semangat semarang senin september solo
    sorong sosial subhanallah sukses surabaya tangerang teman temanbicara terserah timika tuhan
    ulangtahun user walikota welcome yesus yogyakarta
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
    if _repeated(plain) or _swept(plain) or any(map(_common, (plain, *_spellings(plain)))):
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
    """Tell whether this is a password of many, or two words that passwords are built of."""
    return letters in _of_many() or any(
        letters.startswith(word) and letters[len(word) :] in COMMON for word in COMMON
    )


@cache
def _of_many() -> frozenset[str]:
    """Return the words above, and the 30,000 passwords that break-ins showed most often."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return COMMON.union(FREQUENCY_LISTS["passwords"])
