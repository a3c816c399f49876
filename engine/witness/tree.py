"""The Merkle tree over a daerah's history (RFC 6962): grown leaf by leaf, asked for proofs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from engine.witness.verifier import node_hash

#: Root of a tree without leaves.
EMPTY = sha256(b"").digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """What must be kept of a tree to grow it: the roots of its whole subtrees, largest first."""

    size: int = 0
    roots: tuple[bytes, ...] = ()

    def grown(self, leaves: Iterable[bytes]) -> "Frontier":
        """Return the frontier after these leaf hashes."""
        size, roots = self.size, list(self.roots)
        for leaf in leaves:
            roots.append(leaf)
            size += 1
            for _ in range(_trailing_zeros(size)):
                right = roots.pop()
                roots[-1] = node_hash(roots[-1], right)
        return Frontier(size, tuple(roots))

    @property
    def root(self) -> bytes:
        """The root hash, 32 bytes."""
        if not self.roots:
            return EMPTY
        found = self.roots[-1]
        for left in reversed(self.roots[:-1]):
            found = node_hash(left, found)
        return found

    def packed(self) -> bytes:
        """Write the roots one behind the other, 32 bytes each."""
        return b"".join(self.roots)

    @classmethod
    def unpacked(cls, size: int, packed: bytes) -> "Frontier":
        """Read what `packed` wrote."""
        cuts = range(0, len(packed), sha256().digest_size)
        return cls(size, tuple(packed[at : at + sha256().digest_size] for at in cuts))


class Levels:
    """A whole tree in memory: every level's hashes, for proofs of many of its leaves."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._levels = [list(leaves)]
        while len(self._levels[-1]) > 1:
            below = self._levels[-1]
            pairs = zip(below[::2], below[1::2], strict=False)
            alone = below[len(below) & ~1 :]
            self._levels.append([node_hash(*pair) for pair in pairs] + alone)

    @property
    def root(self) -> bytes:
        """The root hash, 32 bytes."""
        return self._levels[-1][0] if self._levels[-1] else EMPTY

    def path(self, number: int) -> list[bytes]:
        """Return the hashes that lead from leaf `number` (from 0) to the root."""
        steps = []
        for level in self._levels[:-1]:
            if (number ^ 1) < len(level):
                steps.append(level[number ^ 1])
            number >>= 1
        return steps


def _trailing_zeros(number: int) -> int:
    return (number & -number).bit_length() - 1
