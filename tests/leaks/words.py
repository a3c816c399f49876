"""Words that nobody bears: names, NIK, telephone numbers and sentences, made from a seed."""

import base64
import json
from collections.abc import Iterator
from random import Random
from unicodedata import normalize
from urllib.parse import quote, quote_plus

#: Syllables with letters that Indonesian names and words hardly have side by side.
SYLLABLES = ("qer", "zuv", "xam", "blid", "wurx", "jyq", "vozq", "kyz", "fexi", "ruqo", "dwixa")
#: A kabupaten of West Sumatra that there is none of; a prefix that no network serves.
NOWHERE, SILENT = "139901", "0840"
#: Letters of the shortest part of a name that no noise spells.
PART = 10
#: Letters of the longest note.
LONGEST = 130
#: Blocks of digits as people write them.
BLOCKS = ("-", " ", ".", " - ")


class Bank:
    """Hands out each word once, and begins anew when all were handed out."""

    def __init__(self, seed: int, of_each: int) -> None:
        self._chance = Random(seed)  # noqa: S311 a replayable seed, not a secret
        self._of_each = of_each
        self._given: dict[str, list[str]] = {
            kind: [] for kind in ("name", "nik", "phone", "sentence")
        }
        self._turn = dict.fromkeys(self._given, 0)
        #: Words by which somebody is to be found.
        self.sought: set[str] = set()

    @property
    def words(self) -> frozenset[str]:
        """Every word that was handed out."""
        return frozenset(word for given in self._given.values() for word in given)

    def name(self) -> str:
        """Return two words as a name has them; some with an accent."""
        return self._next("name", f"{self._word(3).capitalize()} {self._accented().capitalize()}")

    def sentence(self) -> str:
        """Return a sentence of four words, at most 40 letters."""
        told = " ".join(self._word(2) for _ in range(3))
        return self._next("sentence", f"{told.capitalize()} {self._accented()[:9]}.")

    def phone(self) -> str:
        """Return a number of 13 digits."""
        return self._next("phone", SILENT + self._digits(9))

    def nik(self, born: str = "", sex: str = "") -> str:
        """Return a NIK that fits a day of birth ("1988-04-12") and a sex ("L", "P")."""
        day = born or f"19{self._digits(2)}-0{self._digits(1, '123456789')}-1{self._digits(1)}"
        number = int(day[8:]) + (40 if sex == "P" else 0)
        serial = self._chance.randint(1000, 9999)
        written = f"{NOWHERE}{number:02}{day[5:7]}{day[2:4]}{serial}"
        # A NIK belongs to its person: one that must fit is always a new one.
        return self._next("nik", written, fits=bool(born or sex))

    def note(self, longest: int = 2_000) -> str:
        """Return a sentence and, where there is room, who is spoken of."""
        told = self.sentence()
        if longest < LONGEST:
            return told
        return f"{told} {self.name()}, NIK {self.nik()}, telepon {self.phone()}"

    def _next(self, kind: str, made: str, *, fits: bool = False) -> str:
        given = self._given[kind]
        if len(given) < self._of_each or fits:
            given.append(made)
            return made
        self._turn[kind] += 1
        return given[self._turn[kind] % len(given)]

    def _word(self, syllables: int) -> str:
        return "".join(self._chance.choices(SYLLABLES, k=syllables))

    def _accented(self) -> str:
        return self._word(3).replace("e", "é", 1)

    def _digits(self, count: int, some: str = "0123456789") -> str:
        return "".join(self._chance.choices(some, k=count))


def spellings(word: str) -> Iterator[bytes]:
    """Yield the ways in which a word may lie somewhere; capitals are the search's business."""
    bare = "".join(filter(str.isascii, normalize("NFD", word)))
    for one in {word, word.upper(), word.lower(), bare, *_in_blocks(word), *_parts(word)}:
        yield one.encode()
        yield one.encode("utf-16-le")
        yield one.encode("utf-16-be")
        yield one.encode().hex().encode()
        yield json.dumps(one)[1:-1].encode()
        yield "".join(f"\\u{ord(letter):04x}" for letter in one).encode()
        yield quote(one).encode()
        yield quote_plus(one).encode()


def in_base64(word: str) -> Iterator[bytes]:
    """Yield what of a word shows in base64, wherever in the coded text it begins."""
    plain = word.encode()
    for start in range(3):
        whole = plain[start : start + (len(plain) - start) // 3 * 3]
        yield base64.b64encode(whole)
        yield base64.urlsafe_b64encode(whole)


def _parts(word: str) -> Iterator[str]:
    """Yield the parts of a name, as an index of names would hold them; short ones may be chance."""
    return (part for part in word.split() if len(part) >= PART)


def _in_blocks(word: str) -> Iterator[str]:
    """Yield a number in blocks of four, and a telephone number without its first digit."""
    if not word.isdecimal():
        return
    for mark in BLOCKS:
        yield mark.join(word[at : at + 4] for at in range(0, len(word), 4))
    if word.startswith("0"):
        yield word[1:]
