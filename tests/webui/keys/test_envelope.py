"""The envelope: opens with its key at its place, and with nothing else."""

import pytest

from engine import Unreadable
from webui.keys.envelope import FORMAT, MARK, OVERHEAD, number_of, opened, sealed

KEY, PLACE, SAID = b"k" * 32, b"answer\0body", b"Ibu Rukmini ketakutan"


def test_what_is_sealed_opens_again():
    envelope = sealed(KEY, 7, SAID, PLACE)
    assert opened(KEY, envelope, PLACE) == SAID
    assert (envelope[0], envelope[1], number_of(envelope)) == (MARK, FORMAT, 7)
    assert len(envelope) == len(SAID) + OVERHEAD
    assert SAID not in envelope


@pytest.mark.parametrize(
    ("key", "place"), [(b"x" * 32, PLACE), (KEY, b"answer\0salt")], ids=["key", "place"]
)
def test_another_key_or_place_opens_nothing(key, place):
    with pytest.raises(Unreadable):
        opened(key, sealed(KEY, 1, SAID, PLACE), place)


def test_no_bit_may_be_another():
    envelope = sealed(KEY, 1, b"ya", PLACE)
    for place in range(len(envelope) * 8):
        bent = bytearray(envelope)
        bent[place // 8] ^= 1 << place % 8
        with pytest.raises(Unreadable):
            opened(KEY, bytes(bent), PLACE)


@pytest.mark.parametrize("length", range(OVERHEAD + 2))
def test_a_cut_envelope_is_refused(length):
    with pytest.raises(Unreadable):
        opened(KEY, sealed(KEY, 1, b"ya", PLACE)[:length], PLACE)


def test_an_unknown_format_is_refused():
    newer = bytes((MARK, FORMAT + 1)) + sealed(KEY, 1, SAID, PLACE)[2:]
    with pytest.raises(Unreadable):
        number_of(newer)


def test_the_same_words_are_never_sealed_alike():
    assert len({sealed(KEY, 1, SAID, PLACE) for _ in range(100)}) == 100
