"""What is signed: size and root of a daerah's history (C2SP tlog-checkpoint in a signed note)."""

from base64 import b64encode

from engine.ports import Seal
from engine.witness.tree import Frontier
from engine.witness.verifier import key_number


def origin_of(daerah: str) -> str:
    """Return the name of a daerah's history, e.g. "lk3/13.77"."""
    return f"lk3/{daerah}"


def sealed_note(seal: Seal, daerah: str, tree: Frontier) -> str:
    """Return the signed checkpoint of a tree."""
    root = b64encode(tree.root).decode()
    body = f"{origin_of(daerah)}\n{tree.size}\n{root}\n"
    packed = b64encode(key_number(seal.name, seal.public) + seal.sign(body.encode())).decode()
    return f"{body}\n— {seal.name} {packed}\n"
