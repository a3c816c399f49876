"""Patterns of forms are bounded: what can explode is refused before it is ever tried."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.patterns import PatternRefused, check_pattern

HARMLESS = [
    "^[0-9]{16}$",
    r"^(\+62|62|0)8[0-9]{7,12}$",
    r"^[0-9]{2}\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?$",
    "^[^0-9<>]+$",
    "^(?:[A-Z]{2}-)?[0-9]{4,}$",
    "",
    "^a?b?c?$",
    "^.{2,40}$",
    r"^[\]\-a]+$",
]
CATASTROPHIC = [
    "(a+)+$",
    "^(a|a)*$",
    "^(a*)*$",
    "^((a{0,50}){0,50}){0,50}$",
    "^a*a*a*a*b$",
    "^(a?){40}a{40}$",
    "a*b*c",
    "^((((){9999}){9999}){9999})$",
    "^(.|[^a]|b)+$",
]
OUTSIDE = [
    (r"^\d+$", "[0-9]"),
    (r"^(a)\1$", "tidak dapat dipakai"),
    ("^(?=a)b$", "kurung biasa"),
    ("^(?P<x>a)$", "kurung biasa"),
    ("^a++$", "berurutan"),
    ("^a*?$", "berurutan"),
    ("*a", "tanpa yang diulang"),
    ("(a", "belum ditutup"),
    ("a)", "tanpa kurung buka"),
    ("[a", "tidak dapat dibaca"),
    ("[]", "tidak dapat dibaca"),
    ("[z-a]", "tidak dapat dibaca"),
    ("a\\", "tidak dapat dipakai"),
    ("(" * 12 + ")" * 12, "terlalu dalam"),
    ("a" * 201, "terlalu panjang"),
]


@pytest.mark.parametrize("pattern", HARMLESS)
def test_what_forms_need_is_allowed(pattern):
    check_pattern(pattern, 4000)


@pytest.mark.parametrize("pattern", CATASTROPHIC)
def test_what_can_explode_is_refused(pattern):
    with pytest.raises(PatternRefused, match="tak terbatas"):
        check_pattern(pattern, 4000)


@pytest.mark.parametrize(("pattern", "words"), OUTSIDE)
def test_what_is_outside_the_subset_is_refused_with_a_reason(pattern, words):
    with pytest.raises(PatternRefused) as refused:
        check_pattern(pattern, 4000)

    assert words in str(refused.value.reason)


@given(
    st.text("ab()|*+?{}0123,[]^$\\.", max_size=14), st.text("ab", max_size=200), st.integers(1, 300)
)
def test_whatever_is_let_through_compiles_and_ends_soon(pattern, text, longest):
    try:
        check_pattern(pattern, longest)
    except PatternRefused:
        return
    begun = time.process_time()

    re.search(pattern, text[:longest])

    assert time.process_time() - begun < 1
