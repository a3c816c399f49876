"""Letters are numbered when they are signed: gap-free, per daerah, unit and year."""

from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest

from engine import USUAL_PATTERN, CompleteTask, CorrectAnswer, Engine, NumberStyle, Receipt, Refused
from forms import FormLibrary
from tests.conftest import VAULT, QuickPasswords
from tests.engine.letter_office import (
    CHAIR,
    HEAD,
    INSTITUTION,
    RETURNED,
    SIGNED,
    drafted,
    furnish,
    number_on,
    signature_on,
)
from tests.engine.office import OFFICER


@pytest.fixture
def letters(office, database, clock, keyring):
    del office
    passwords, forms = QuickPasswords(), FormLibrary()
    return furnish(
        Engine(database, forms, passwords, clock, vault=VAULT, keyring=keyring, numbering=by_unit)
    )


def by_unit(_daerah: str, role: str) -> NumberStyle:
    return NumberStyle(USUAL_PATTERN, "DINSOS" if role == HEAD.role else "LK3")


def signed(engine, answers=SIGNED, *, dinas=False) -> str:
    """Draft a letter and hand in who signs; return the number it got."""
    no, task = drafted(engine, dinas=dinas)
    engine.do(CompleteTask(task, answers), HEAD if dinas else CHAIR)
    return number_on(engine, no)


def test_scenario_i_20_a_letter_that_is_drafted_and_never_signed_takes_no_number(letters):
    assert signed(letters) == "400.9.12.1/0001/LK3/III/2026"
    drafted(letters)
    assert signed(letters, RETURNED) == ""
    assert signed(letters) == "400.9.12.1/0002/LK3/III/2026"


def test_every_unit_and_every_year_counts_for_itself(letters, clock):
    assert [signed(letters) for _ in range(2)][-1].split("/")[1:] == ["0002", "LK3", "III", "2026"]
    assert signed(letters, dinas=True).split("/")[1] == "0001"
    clock.now = datetime(2026, 12, 31, 16, 59, tzinfo=UTC)
    assert signed(letters).split("/")[1:] == ["0003", "LK3", "XII", "2026"]
    clock.now = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
    assert signed(letters).split("/")[1:] == ["0001", "LK3", "I", "2027"]


def test_whatever_the_browser_says_the_number_is_the_next_one(letters):
    sent = {**SIGNED, "no_surat": "400.9.12.1/9999/LK3/I/2020", "tanggal_surat": "2020-01-01"}
    assert signed(letters, sent) == "400.9.12.1/0001/LK3/III/2026"


def test_two_signatures_at_once_get_two_neighbours(letters):
    waiting = [drafted(letters) for _ in range(6)]
    gate = Barrier(len(waiting))

    def sign(task):
        gate.wait()
        letters.do(CompleteTask(task, SIGNED), CHAIR)

    threads = [Thread(target=sign, args=(task,)) for _, task in waiting]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = sorted(number_on(letters, no) for no, _ in waiting)
    assert numbers == [f"400.9.12.1/{nth:04d}/LK3/III/2026" for nth in range(1, 7)]


def test_a_step_that_is_rolled_back_leaves_no_gap(letters):
    no, task = drafted(letters)
    with pytest.raises(LookupError):
        letters.do(Breaks(task), CHAIR)
    letters.do(CompleteTask(task, SIGNED), CHAIR)
    assert number_on(letters, no) == "400.9.12.1/0001/LK3/III/2026"


def test_the_same_press_of_the_button_twice_is_one_number(letters):
    _, task = drafted(letters)
    for _ in range(2):
        letters.do(CompleteTask(task, SIGNED), CHAIR, submission="tanda-tangan")
    assert signed(letters).split("/")[1] == "0002"


def test_a_correction_keeps_the_number_and_takes_none(letters):
    no, task = drafted(letters)
    letters.do(CompleteTask(task, SIGNED), CHAIR)
    answer = signature_on(letters, no)
    mended = {**SIGNED, "klasifikasi_surat": "400.9.2.5"}
    letters.do(CorrectAnswer(answer.id, mended, "Klasifikasi keliru"), CHAIR)
    assert number_on(letters, no) == "400.9.12.1/0001/LK3/III/2026"
    assert signed(letters).split("/")[1] == "0002"


def test_a_letter_to_nobody_is_not_signed(letters):
    _, task = drafted(letters, kepada="")
    with pytest.raises(Refused) as refusal:
        letters.do(CompleteTask(task, SIGNED), CHAIR)
    assert "penerima_surat" in str(refusal.value.problems[0].message)
    assert signed(letters).split("/")[1] == "0001"


def test_the_register_tells_the_number_and_hides_to_whom(letters, database):
    signed(letters)
    with database.reading() as connection:
        row = connection.exec_driver_sql("SELECT * FROM letter").mappings().one()
    assert (row["number"], row["kind"]) == ("400.9.12.1/0001/LK3/III/2026", "surat_rujukan")
    assert (row["signed_by"], row["signed_role"]) == (CHAIR.username, CHAIR.role)
    assert INSTITUTION not in str(dict(row))


@dataclass(frozen=True, slots=True)
class Breaks:
    """A deed that signs and then breaks."""

    task: str

    def run(self, work) -> Receipt:
        CompleteTask(self.task, SIGNED).run(work)
        raise LookupError(OFFICER.username)
