"""The tree is RFC 6962's: its published examples, and every leaf of every size proves itself."""

import hashlib

import pytest

from engine.witness import EMPTY, Frontier, Levels
from engine.witness.verifier import climbed, node_hash

#: Leaves and roots that Certificate Transparency implementations publish for checking each other.
INPUTS = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
LEAVES = [hashlib.sha256(b"\x00" + data).digest() for data in INPUTS]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize("size", range(1, 9))
def test_the_root_is_the_published_one(size):
    assert Frontier().grown(LEAVES[:size]).root.hex() == ROOTS[size - 1]
    assert Levels(LEAVES[:size]).root.hex() == ROOTS[size - 1]


def test_a_tree_without_leaves_has_the_root_of_nothing():
    assert Frontier().root == Levels([]).root == EMPTY


def test_a_tree_grows_from_what_was_kept_of_it():
    leaves = [hashlib.sha256(bytes([n])).digest() for n in range(100)]
    for cut in range(0, 100, 7):
        kept = Frontier().grown(leaves[:cut])
        again = Frontier.unpacked(kept.size, kept.packed())
        assert again.grown(leaves[cut:]) == Frontier().grown(leaves)


def test_every_leaf_of_every_size_leads_to_the_root_and_no_other_does():
    leaves = [hashlib.sha256(bytes([n])).digest() for n in range(40)]
    for size in range(1, 41):
        tree = Levels(leaves[:size])
        for number in range(size):
            path = tree.path(number)
            assert climbed(leaves[number], number, size, path) == tree.root
            assert climbed(leaves[(number + 1) % 40], number, size, path) != tree.root
            assert climbed(leaves[number], number, size, [*path, EMPTY]) != tree.root
            assert climbed(leaves[number], number, size + 64, path) != tree.root


def test_leaves_and_nodes_are_told_apart():
    left, right = LEAVES[:2]
    assert node_hash(left, right) != hashlib.sha256(b"\x00" + left + right).digest()
