"""One file and a standard Python check a proof; nothing that was altered passes."""

import json
import shutil
import subprocess
import sys
from copy import deepcopy

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from engine import (
    MACHINE_ACTOR,
    VERIFIER,
    Engine,
    ProveHistory,
    SealHistory,
    WrongState,
    written_key,
)
from engine.witness import Unproven, verify
from engine.witness.verifier import signed
from forms import FormLibrary
from tests.conftest import QuickPasswords
from tests.engine.office import AUDITOR, at_work, awaiting_answer
from webui.seal import Ed25519Seal

SEAL = Ed25519Seal("sebuah rahasia yang cukup panjang untuk uji")
KEY = written_key(SEAL.name, SEAL.public)


@pytest.fixture
def sealing(database, clock):
    """The engine of an open office, with a key."""
    return Engine(database, FormLibrary(), QuickPasswords(), clock, seal=SEAL)


@pytest.fixture
def proof(sealing):
    no, _ = at_work(sealing)
    awaiting_answer(sealing)
    sealing.do(SealHistory(), MACHINE_ACTOR)
    return sealing.ask(ProveHistory(no), AUDITOR)


def test_the_proof_of_a_case_holds(proof):
    assert verify(proof, KEY) == len(proof["entries"]) == 2


def test_what_is_not_signed_yet_cannot_be_proved(sealing):
    no, _ = at_work(sealing)
    with pytest.raises(WrongState, match="belum ditandatangani"):
        sealing.ask(ProveHistory(no), AUDITOR)


def changed(proof, change):
    other = deepcopy(json.loads(json.dumps(proof)))
    change(other)
    return other


ALTERED = {
    "a word": lambda p: p["entries"][1]["row"].update(reason="lain"),
    "a salt": lambda p: p["entries"][1].update(salt="00" * 16),
    "a step of the way": lambda p: p["entries"][1]["path"].reverse(),
    "an entry left out": lambda p: p["entries"].pop(0),
    "entries in another order": lambda p: p["entries"].reverse(),
    "another number": lambda p: p["entries"][1].update(number=0),
    "another size": lambda p: p.update(checkpoint=p["checkpoint"].replace("\n", "\n9", 1)),
    "another institute": lambda p: p.update(origin="lk3/94.04"),
    "another case": lambda p: p.update(chain="lain"),
}


@pytest.mark.parametrize("name", ALTERED)
def test_an_altered_proof_does_not_hold(proof, name):
    with pytest.raises(Unproven):
        verify(changed(proof, ALTERED[name]), KEY)


def test_another_key_opens_nothing(proof):
    stranger = Ed25519Seal("rahasia orang lain yang juga cukup panjang")
    with pytest.raises(Unproven, match="not signed with this key"):
        verify(proof, written_key(stranger.name, stranger.public))


def test_the_file_alone_checks_a_proof_without_our_packages(proof, tmp_path):
    program, paper = tmp_path / "periksa.py", tmp_path / "bukti.json"
    shutil.copyfile(VERIFIER, program)
    paper.write_text(json.dumps(proof))

    def run(*arguments):
        command = [sys.executable, "-I", "-S", str(program), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    assert run(paper, KEY).returncode == 0
    assert proof["case"] in run(paper, KEY).stdout
    paper.write_text(json.dumps(changed(proof, ALTERED["a word"])))
    bad = run(paper, KEY)
    assert (bad.returncode, "entry 2" in bad.stderr) == (1, True)
    paper.write_text("[1")
    assert run(paper, KEY).returncode == 1
    assert run(paper).returncode == 2


@given(message=st.binary(max_size=200), secret=st.binary(min_size=32, max_size=32))
def test_our_signature_check_agrees_with_the_librarys(message, secret):
    key = Ed25519PrivateKey.from_private_bytes(secret)
    public, signature = key.public_key().public_bytes_raw(), key.sign(message)
    assert signed(public, message, signature)
    assert not signed(public, message + b".", signature)
    assert not signed(public, message, signature[:32] + bytes(32))
    assert not signed(public, message, bytes([signature[0] ^ 1]) + signature[1:])
    assert not signed(public[:31], message, signature)
