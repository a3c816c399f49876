"""Somebody without an account reports at a public door; the intake officer takes the report up."""

import re
import time

from tests.engine.office import PARIAMAN
from tests.leaks.visiting import Visitor
from tests.leaks.words import Bank

DOOR = f"/lapor/{PARIAMAN}/warga"
MADE = re.compile(rb'name="x-dibuat" value="([^"]+)"')
TASK = re.compile(r'href="(/tugas/[0-9a-f]+)"')
#: Seconds after which a page was read by a person.
READ = 4


def reported(visitor: Visitor, officer: Visitor, kept: Bank, lost: Bank) -> str:
    """Send a report too quickly, then another; return the path of the task it waits at."""
    waiting = _waiting(officer)
    page = visitor.open(DOOR).body
    found = MADE.search(page)
    assert found
    marks = {"x-dibuat": found[1].decode(), "x-selesai": "1"}
    assert visitor.send(DOOR, {**marks, **_told(lost)}).status == 422
    time.sleep(READ)
    receipt = visitor.send(DOOR, {**marks, **_told(kept)})
    assert b'<code class="key">' in receipt.body, receipt.status
    visitor.send(f"/lapor/{PARIAMAN}/cek", {"x-resi": lost.sentence()})
    [task] = _waiting(officer) - waiting
    assert officer.send(f"{task}/ambil", {}).status == 303
    return task


def _waiting(officer: Visitor) -> set[str]:
    return set(TASK.findall(officer.open("/tugas?rak=bisa").body.decode()))


def _told(bank: Bank) -> dict[str, str]:
    return {
        "uraian_singkat": bank.note(300),
        "nama_pelapor": bank.name(),
        "kontak_pelapor": bank.phone(),
    }
