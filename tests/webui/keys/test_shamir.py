"""Any threshold of parts gives the secret back; one fewer fits every secret alike."""

from collections import Counter
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webui.keys import shamir


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_every_choice_of_enough_parts_gives_the_secret_back(data):
    count = data.draw(st.integers(1, 6))
    threshold = data.draw(st.integers(1, count))
    secret = data.draw(st.binary(min_size=1, max_size=8))
    parts = shamir.split(secret, count, threshold)
    for chosen in combinations(parts, threshold):
        assert shamir.join({number: parts[number] for number in chosen}) == secret
    assert shamir.join(parts) == secret


def test_the_last_of_all_possible_parts_counts_like_any_other():
    parts = shamir.split(b"rahasia", 255, 2)
    assert shamir.join({1: parts[1], 255: parts[255]}) == b"rahasia"


@pytest.mark.parametrize(
    ("others", "secrets"), [((7,), range(256)), ((2, 5), (0xA7,))], ids=["one", "two"]
)
def test_parts_that_are_one_too_few_fit_every_secret_equally_well(others, secrets):
    """Whatever the parts at `others` say, each secret has exactly one curve that says so."""
    words = [*product(range(256), repeat=len(others))]
    for secret in secrets:
        seen = Counter(tuple(shamir._value((*word, secret), x) for x in others) for word in words)
        assert (len(seen), set(seen.values())) == (len(words), {1})


def test_split_takes_the_curves_that_were_counted(monkeypatch):
    words = iter([b"\x11", b"\x22"])
    monkeypatch.setattr(shamir.secrets, "token_bytes", lambda _: next(words))
    parts = shamir.split(b"\x33", 3, 3)
    assert parts == {x: bytes([shamir._value((0x11, 0x22, 0x33), x)]) for x in (1, 2, 3)}


def test_the_field_is_the_published_one():
    assert shamir._times(0x57, 0x83) == 0xC1  # FIPS 197, 4.2
    assert all(shamir._times(a, shamir._inverse(a)) == 1 for a in range(1, 256))


@pytest.mark.parametrize(("parts", "threshold"), [(2, 3), (256, 2), (3, 0)])
def test_a_splitting_that_cannot_be_is_refused(parts, threshold):
    with pytest.raises(ValueError, match="expected 1 <="):
        shamir.split(b"x", parts, threshold)
