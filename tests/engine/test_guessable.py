"""Passwords that are guessed first are refused; a sentence of one's own is not."""

import pytest

from engine.guessable import weakness


@pytest.mark.parametrize(
    "password",
    [
        "pendek",
        "katasandi123",
        "K4tas4ndi!2026",
        "bismillah12345",
        "Indonesia1945",
        "rahasiaku2026",
        "sayangsayang99",
        "111111111111",
        "abcabcabcabc",
        "qwertyuiopas",
        "123456789012",
        "210987654321",
        "abcdefghijklmn",
        "password-password",
        "liverpool2024",
        "Sunshine_1987",
        "leavemealone",
        "passwordpassword",
        "Selamat Pagi 17",
        "makassar-ambon",
        "M3r4uk3-Sorong",
        "sari.pariaman-1",
    ],
)
def test_what_is_guessed_first_is_refused_with_a_reason(password):
    assert weakness(password, "sari.pariaman")


@pytest.mark.parametrize(
    "password",
    [
        "teman-bicara-latihan",
        "hujan di dermaga sore",
        "tujuh belas kopi pahit",
        "Xv93kd-92mfkq-1",
        "kopi sore di dermaga",
        "liverpool naik sepeda biru",
        "indonesia tanah airku yang permai",
    ],
)
def test_a_sentence_of_ones_own_is_taken(password):
    assert weakness(password, "sari.pariaman") is None
