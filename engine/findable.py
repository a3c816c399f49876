"""What people are found by: names, NIKs and telephone numbers, however they were written."""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple
from unicodedata import combining, normalize

from engine.model import Findable, Json, JsonObject

#: What people are called and are not told apart by; said of everybody alike.
TITLES = frozenset(
    """
    bapak bpk pak ibu bu bunda mbak mas bang kak adik dik ananda
    sdr sdri saudara saudari tuan nyonya ny tn nn nona
    hj haji hajjah ust ustad ustadz ustadzah kh alm almh almarhum almarhumah
    drs dra dr ir prof bin binti
    """.split()  # noqa: SIM905  # one word a line would be a page
)
#: Digits of a NIK; of a telephone number with the country's 62 in front.
NIK, SHORTEST_NUMBER, LONGEST_NUMBER = 16, 9, 15
COUNTRY = "62"
#: Nobody is called by more.
MOST_WORDS = 12
#: The kind under which the same person is known again.
SAME = "sama"
#: The kind under which cases are told apart by where the family lives.
PLACE = "wilayah"
#: Parts of the code of a kecamatan; that of a desa or kelurahan has one more.
_OF_KECAMATAN = 3

#: Apostrophes as they are typed, and as telephones make them.
_BETWEEN_LETTERS = re.compile("['`\u2018\u2019\u02bb\u02bc]")
_NO_LETTER = re.compile(r"[\W\d_]+")
_NO_DIGIT = re.compile(r"[^0-9]")
_NUMBER = re.compile(r"[0-9+()./\s-]+")


class Mark(NamedTuple):
    """One thing that an answer is found by."""

    #: Where in the answers, e.g. "anggota.2.nama".
    place: str
    #: "nama", "nik", "telepon", PLACE or SAME.
    kind: str
    words: str


def name_words(name: str) -> frozenset[str]:
    """Return the words of a name: small letters without marks, titles and initials left out.

    Of a name of nothing else, all its words.
    """
    folded = normalize("NFKD", normalize("NFKD", name).casefold())
    plain = "".join(sign for sign in folded if not combining(sign))
    words = frozenset(filter(None, _NO_LETTER.split(_BETWEEN_LETTERS.sub("", plain))))
    telling = frozenset(word for word in words - TITLES if len(word) > 1)
    return telling or words


def nik_digits(text: str) -> str:
    """Return the digits of a NIK; "" when it is none."""
    digits = _NO_DIGIT.sub("", text)
    return digits if len(digits) == NIK else ""


def number_digits(text: str) -> str:
    """Return a telephone number as 62…, written with 0, 62 or +62; "" when it is none."""
    digits = _NO_DIGIT.sub("", text)
    if not digits.startswith(COUNTRY):
        digits = COUNTRY + digits.removeprefix("0")
    return digits if SHORTEST_NUMBER <= len(digits) <= LONGEST_NUMBER else ""


def places(code: str) -> tuple[str, ...]:
    """Return the kecamatan of a region code, and its desa or kelurahan; none of a wider one."""
    parts = code.split(".")
    return tuple(".".join(parts[:end]) for end in range(_OF_KECAMATAN, len(parts) + 1))


def asked(text: str) -> tuple[str, frozenset[str]]:
    """Return what somebody searches by, "nama", "nik" or "telepon", and its words.

    ("", no words) when nothing can be found by it.
    """
    if not _NUMBER.fullmatch(text):
        words = name_words(text)
        telling = len(words) <= MOST_WORDS and any(len(word) > 1 for word in words)
        return ("nama", words) if telling else ("", frozenset())
    for kind, found in (("nik", nik_digits(text)), ("telepon", number_digits(text))):
        if found:
            return kind, frozenset((found,))
    return "", frozenset()


def marks(findables: tuple[Findable, ...], answers: JsonObject) -> frozenset[Mark]:
    """Return everything that answers are found by."""
    return frozenset((*_searched(findables, answers), *_known_again(findables, answers)))


def named(findables: tuple[Findable, ...], answers: JsonObject, place: str) -> tuple[str, str]:
    """Return who is found at a place, "" when no name stands there, and the question's title.

    By a number it is the person who stands beside it.
    """
    told = {".".join(at): (one, value) for one, at, value in _told(findables, answers)}
    if place not in told:
        return "", ""
    found, value = told[place]
    if not found.by.startswith("nama"):
        beside = (
            value
            for at, (one, value) in told.items()
            if one.by == "nama" and _within(at) == _within(place)
        )
        value = next(beside, "")
    return value, found.title


def _searched(findables: tuple[Findable, ...], answers: JsonObject) -> Iterator[Mark]:
    for one, at, value in _told(findables, answers):
        for kind, words in _words(one.by, value):
            yield Mark(".".join(at), kind, words)


def _known_again(findables: tuple[Findable, ...], answers: JsonObject) -> Iterator[Mark]:
    """Yield what tells that two are the same: NIK, number, or name and birth date."""
    told = [*_told(findables, answers)]
    for one, at, value in told:
        if one.by in {"nik", "telepon"}:
            for kind, words in _words(one.by, value):
                yield Mark(".".join(at), SAME, f"{kind} {words}")
    names = [(at, value) for one, at, value in told if one.by == "nama"]
    births = [(at, value) for one, at, value in told if one.by == "lahir"]
    for (at, name), (beside, born) in product(names, births):
        if at[:-1] == beside[:-1]:
            yield Mark(".".join(at), SAME, " ".join(("lahir", born, *sorted(name_words(name)))))


def _words(by: str, value: str) -> Iterator[tuple[str, str]]:
    match by.removesuffix("_lain"):
        case "nama":
            yield from (("nama", word) for word in name_words(value))
        case "nik" if digits := nik_digits(value):
            yield "nik", digits
        case "telepon" if digits := number_digits(value):
            yield "telepon", digits
        case "wilayah":
            yield from ((PLACE, code) for code in places(value))


def _told(
    findables: tuple[Findable, ...], answers: JsonObject
) -> Iterator[tuple[Findable, tuple[str, ...], str]]:
    for one in findables:
        for at, value in _at(answers, one.path):
            yield one, at, value


def _at(
    value: "Json | JsonObject", path: tuple[str, ...], here: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the texts at a path, each with its place; "*" are the rows of a list."""
    if not path:
        if isinstance(value, str) and value:
            yield here, value
    elif isinstance(value, list) and path[0] == "*":
        for number, row in enumerate(value):
            yield from _at(row, path[1:], (*here, str(number)))
    elif isinstance(value, Mapping):
        yield from _at(value.get(path[0]), path[1:], (*here, path[0]))


def _within(place: str) -> str:
    return place.rpartition(".")[0]
