"""`lk3 audit`: what the worker signed is proved to whoever doubts it, without this server."""

import json
import subprocess
import sys

from tests.cli.test_case import CLOSED


def check(program, proof, key):
    command = [sys.executable, "-I", str(program), str(proof), key]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_signed_case_is_proved_with_one_file(lk3, demo_url, tmp_path):
    proof, program = tmp_path / "bukti.json", tmp_path / "periksa.py"
    early = lk3("audit", "prove", CLOSED, "-o", proof, url=demo_url)
    assert (early.exit_code, "belum ditandatangani" in early.stderr) == (1, True)
    assert lk3("worker", "--once", url=demo_url).exit_code == 0
    told = lk3("audit", "prove", CLOSED, "-o", proof, url=demo_url)
    assert told.exit_code == 0, told.output
    key = told.stdout.split()[-1]
    assert key in lk3("audit", "verifier", "-o", program, url=demo_url).stdout
    good = check(program, proof, key)
    assert (good.returncode, CLOSED in good.stdout) == (0, True), good.stderr
    forged = json.loads(proof.read_text())
    forged["entries"][3]["row"]["actor"] = "orang_lain"
    proof.write_text(json.dumps(forged))
    bad = check(program, proof, key)
    assert (bad.returncode, "entry 4" in bad.stderr) == (1, True)


def test_the_witness_file_sees_a_database_of_yesterday(lk3, demo_url, tmp_path):
    assert lk3("worker", "--once", url=demo_url).exit_code == 0
    assert lk3("audit", "verify", url=demo_url).exit_code == 0
    witness = tmp_path / "var" / "witness.txt"
    kept = witness.read_text()
    size = kept.splitlines()[1]
    witness.write_text(kept.replace(f"\n{size}\n", f"\n{int(size) + 5}\n", 1))
    later = lk3("audit", "verify", "--json", url=demo_url)
    assert (later.exit_code, json.loads(later.stdout)["whole"]) == (1, False)
