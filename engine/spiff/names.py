"""Names as a state writes them: by checksum, so that other names may come and go."""

import zlib
from collections.abc import Iterable, Mapping

from engine.model import Json, JsonObject

Key = int | str


class Names:
    """Some names, each with a key of four bytes; of two with one checksum, one stays a string.

    A place in a list would be shorter still, but one name more in the list, by an upgrade that
    reads a diagram better, would make every stored state unreadable.
    """

    __slots__ = ("_long", "_short")

    def __init__(self, names: Iterable[str]) -> None:
        self._long: dict[Key, str] = {zlib.crc32(name.encode()): name for name in names}
        self._short: dict[str, Key] = {name: key for key, name in self._long.items()}

    def short(self, name: str) -> Key:
        """Return the key of a name; a name that is not among these is its own."""
        return self._short.get(name, name)

    def long(self, key: Key) -> str:
        """Return the name of a key; "" when it is not among these any more."""
        return key if isinstance(key, str) else self._long.get(key, "")

    def keyed(self, values: JsonObject) -> dict[Key, Json]:
        """Return `values` by the keys of their names."""
        find = self._short.get
        return {find(name, name): value for name, value in values.items()}

    def named(self, values: Mapping[Key, Json]) -> dict[str, Json]:
        """Return by name what `keyed` gave, without what is not among these any more."""
        find = self._long.get
        named = {
            key if isinstance(key, str) else find(key, ""): value for key, value in values.items()
        }
        named.pop("", None)
        return named
