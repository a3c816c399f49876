"""A secret in parts, of which some together give it back and fewer tell nothing (Shamir 1979).

Arithmetic in GF(2**8) modulo x**8 + x**4 + x**3 + x + 1, without tables and without branches on
secret values: what is looked up or jumped over can be timed.
"""

import secrets
from collections.abc import Mapping
from functools import reduce
from operator import xor

#: A part's number is a point other than zero, where the secret lies.
MOST = 255


def split(secret: bytes, parts: int, threshold: int) -> dict[int, bytes]:
    """Return `parts` parts as long as the secret, by their numbers from 1.

    Any `threshold` of them give it back; ValueError unless 1 <= threshold <= parts <= 255.
    """
    if not 1 <= threshold <= parts <= MOST:
        raise ValueError(f"expected 1 <= {threshold} <= {parts} <= {MOST}")
    # Of each byte a random polynomial that is the byte at zero, highest power first.
    powers = [secrets.token_bytes(len(secret)) for _ in range(threshold - 1)]
    curves = list(zip(*powers, secret, strict=True))
    return {x: bytes(_value(curve, x) for curve in curves) for x in range(1, parts + 1)}


def join(parts: Mapping[int, bytes]) -> bytes:
    """Return what lies at zero of the curves through these parts, all of one length."""
    weights = [_weight(x, parts.keys() - {x}) for x in parts]
    columns = zip(*parts.values(), strict=True)
    return bytes(reduce(xor, map(_times, weights, column), 0) for column in columns)


def _value(curve: tuple[int, ...], x: int) -> int:
    return reduce(lambda sum_, factor: _times(sum_, x) ^ factor, curve, 0)


def _weight(x: int, others: set[int]) -> int:
    """Return how much the part at `x` counts at zero."""
    return reduce(_times, (_times(other, _inverse(other ^ x)) for other in others), 1)


def _times(a: int, b: int) -> int:
    product = 0
    for _ in range(8):
        product ^= -(b & 1) & a
        a = (a << 1) ^ (-(a >> 7) & 0x11B)
        b >>= 1
    return product


def _inverse(a: int) -> int:
    """Return a**254, which is the inverse of all but zero."""
    square, product = a, 1
    for _ in range(7):
        square = _times(square, square)
        product = _times(product, square)
    return product
