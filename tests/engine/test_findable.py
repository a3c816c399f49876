"""Names, NIKs and numbers are the same however they are written."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import Findable
from engine.findable import TITLES, Mark, asked, marks, name_words, named, number_digits

NAMES = st.text(max_size=60)
WORDS = st.text(st.characters(categories=("Lu", "Ll")), min_size=2, max_size=12)


@given(NAMES)
def test_what_was_made_plain_stays_as_it_is(name):
    words = name_words(name)
    assert name_words(" ".join(sorted(words))) == words
    assert all(words)


@given(NAMES)
def test_the_way_letters_are_put_together_does_not_matter(name):
    forms = {name_words(normalize(form, name)) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert len(forms) == 1


@given(st.lists(WORDS, min_size=1, max_size=4), st.sampled_from(sorted(TITLES)), st.randoms())
def test_order_size_and_titles_do_not_matter(words, title, random):
    mixed = [*words]
    random.shuffle(mixed)
    told = name_words(" ".join(words))
    if told - TITLES:
        assert name_words(f"{title.title()}. {' '.join(mixed)}".upper()) == name_words(
            " ".join(words).upper()
        )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Bapak H. Ahmad Ma'ruf", {"ahmad", "maruf"}),
        ("Ma\u2019ruf", {"maruf"}),
        ("I Gusti Ayu Sri-Dewi", {"gusti", "ayu", "sri", "dewi"}),
        ("JOSÉ Núñez", {"jose", "nunez"}),
        ("Hj.", {"hj"}),
        ("Ibu", {"ibu"}),
        ("...", set()),
        ("La Ode", {"la", "ode"}),
    ],
)
def test_names_of_here_and_elsewhere(name, words):
    assert name_words(name) == words


@given(st.from_regex(r"8[0-9]{8,11}", fullmatch=True), st.sampled_from(["0", "62", "+62", "+62 "]))
def test_a_number_is_one_with_each_prefix(rest, prefix):
    assert number_digits(prefix + rest) == f"62{rest}"
    assert asked(f"{prefix}{rest[:4]}-{rest[4:]}")[0] in {"telepon", "nik"}


@given(NAMES)
def test_whatever_is_asked_for_is_a_kind_with_words_or_nothing(text):
    kind, words = asked(text)
    assert bool(kind) == bool(words)
    assert kind in {"", "nama", "nik", "telepon"}


FINDABLES = (
    Findable(("nama",), "nama", "Nama"),
    Findable(("lahir",), "lahir", "Lahir"),
    Findable(("anggota", "*", "nama"), "nama", "Nama anggota"),
    Findable(("anggota", "*", "nik"), "nik", "NIK anggota"),
    Findable(("wakil", "*"), "nama_lain", "Wakil"),
)
ANSWERS = {
    "nama": "Bu Rina",
    "lahir": "1990-01-10",
    "anggota": [{"nama": "Tono"}, {"nama": "Ali", "nik": "1377995001900001"}, {}],
    "wakil": ["Sari"],
}


def test_everything_that_a_form_is_found_by_has_its_place():
    assert marks(FINDABLES, ANSWERS) == {
        Mark("nama", "nama", "rina"),
        Mark("nama", "sama", "lahir 1990-01-10 rina"),
        Mark("anggota.0.nama", "nama", "tono"),
        Mark("anggota.1.nama", "nama", "ali"),
        Mark("anggota.1.nik", "nik", "1377995001900001"),
        Mark("anggota.1.nik", "sama", "nik 1377995001900001"),
        Mark("wakil.0", "nama", "sari"),
    }


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["nama", "lahir", "anggota", "wakil"]), inner)
        ),
    )
)
def test_answers_of_any_shape_are_read(value):
    answers = {"nama": value, "anggota": value, "lahir": value, "wakil": value}
    for mark in marks(FINDABLES, answers):
        assert mark.words


def test_who_stands_at_a_place():
    assert named(FINDABLES, ANSWERS, "nama") == ("Bu Rina", "Nama")
    assert named(FINDABLES, ANSWERS, "anggota.1.nik") == ("Ali", "NIK anggota")
    assert named(FINDABLES, ANSWERS, "anggota.9.nik") == ("", "")
