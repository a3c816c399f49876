"""The history's witness: a tree over its entries, signed, and provable without us."""

from pathlib import Path

from engine.witness import verifier as _verifier
from engine.witness.checkpoint import origin_of, sealed_note
from engine.witness.tree import EMPTY, Frontier, Levels
from engine.witness.verifier import (
    BEGINNING,
    SALT,
    Unproven,
    leaf_hash,
    opened,
    row_hash,
    told,
    verify,
    written_key,
)

#: The one file that checks proofs offline.
VERIFIER = Path(_verifier.__file__)

__all__ = [
    "BEGINNING",
    "EMPTY",
    "SALT",
    "VERIFIER",
    "Frontier",
    "Levels",
    "Unproven",
    "leaf_hash",
    "opened",
    "origin_of",
    "row_hash",
    "sealed_note",
    "told",
    "verify",
    "written_key",
]
