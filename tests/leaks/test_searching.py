"""The search itself: however a word is written it is found, and nothing else is."""

import base64
from datetime import date
from pathlib import Path

import pytest

from forms.nik import examine_nik
from tests.leaks.searching import found
from tests.leaks.words import Bank, in_base64, spellings

TODAY = date(2026, 11, 22)


@pytest.fixture
def bank() -> Bank:
    bank = Bank(1, 3)
    for _ in range(3):
        bank.note()
    return bank


def test_a_word_is_found_in_every_spelling_and_in_capitals(bank, tmp_path):
    texts: dict[str, set[str]] = {}
    for word in bank.words:
        ways = {*spellings(word), *(way.upper() for way in spellings(word)), *in_base64(word)}
        for number, way in enumerate(ways):
            text = tmp_path / f"{len(texts)}"
            text.write_bytes(b"\0\xff" + way + b"\xff\0" + str(number).encode())
            texts[str(text)] = {word}
    lying = found(bank.words, map(tmp_path.joinpath, texts), tmp_path)
    for text, words in texts.items():
        assert all(Path(text) in lying[word] for word in words), text


@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
def test_a_word_is_found_wherever_coded_text_begins(bank, tmp_path, before):
    text = tmp_path / "text"
    for word in bank.words:
        text.write_bytes(base64.b64encode(f"{before}{word} dan lagi".encode()))
        assert word in found([word], [text], tmp_path)


def test_what_was_not_planted_is_not_found(bank, tmp_path):
    other = Bank(2, 3)
    (tmp_path / "text").write_text("\n".join(other.note() for _ in range(3)))
    assert found(bank.words, [tmp_path / "text"], tmp_path) == {}


def test_words_are_distinct_and_numbers_valid_though_nobodys():
    bank = Bank(3, 140)
    for _ in range(140):
        bank.note()
    assert len(bank.words) == 560
    assert len(bank.note()) <= 130
    beside = {"tgl_lahir": "1988-04-12", "jk": "P"}
    numbers = [bank.nik("1988-04-12", "P"), *(one for one in bank.words if len(one) == 16)]
    numbers = [one for one in numbers if one.isdecimal()]
    assert all(examine_nik(one, {}, TODAY) is None for one in numbers)
    assert examine_nik(numbers[0], beside, TODAY) is None
