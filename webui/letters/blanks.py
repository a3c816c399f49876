"""Sentences with blanks, filled."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

_BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Blanks:
    """What stands in the blanks of one paper."""

    #: Name of the blank -> words; "" where nothing was answered.
    words: Mapping[str, str]
    #: Name -> the single answers, where there are several.
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def sentence(self, written: str) -> str:
        """Fill a sentence; "" when a blank of it is empty: half a sentence says nothing."""
        names = _BLANK.findall(written)
        if not all(self.words.get(name) for name in names):
            return ""
        return _BLANK.sub(lambda found: self.words[found[1]], written)

    def sentences(self, written: Iterable[str]) -> tuple[str, ...]:
        """Fill several, without those that say nothing."""
        return tuple(said for one in written if (said := self.sentence(one)))

    def lines(self, written: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """Fill label and words, without those that say nothing."""
        filled = ((self.sentence(label), self.sentence(words)) for label, words in written.items())
        return tuple((label, words) for label, words in filled if label and words)

    def items(self, written: Iterable[str]) -> tuple[str, ...]:
        """Fill a list, each once; a blank that stands alone gives each of its answers."""
        return tuple(dict.fromkeys(self._items(written)))

    def _items(self, written: Iterable[str]) -> Iterator[str]:
        for one in written:
            alone = _BLANK.fullmatch(one)
            if alone and self.lists.get(alone[1]):
                yield from self.lists[alone[1]]
            elif said := self.sentence(one):
                yield said
