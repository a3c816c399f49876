"""A family settles among itself only where there is no violence and no fear, and all agree."""

import pytest

from engine.spiff import Running
from tests.processes.story import BUILT_IN, START, definition

BARRED = "err_mediasi_dilarang"
SAFE = {"kasus_kekerasan": False, "ada_rasa_takut": False, "semua_setuju": True}
ENDS = {"akhir_mediasi_dilarang", "akhir_mediasi_tidak_aman"}


@pytest.fixture(params=["sp_mediasi", "musyawarah_keluarga"])
def settlement(request):
    """Every process that settles in a family, whatever a daerah calls it."""
    return request.param


def started(process, **known):
    """Return the settlement, begun with what the case knows, and what came of it."""
    known = {**BUILT_IN, "daerah": "94.04", "petugas_kasus": "pekerja.sosial", **known}
    running = Running.start(definition(process, "94.04"), known, START)
    return running, running.advance()


def answered(settlement, running, progress, **answers):
    (task,) = progress.opened
    running = Running.restore(definition(settlement, "94.04"), running.dump(), START)
    running.finish(task.id, answers)
    return running, running.advance()


def met(settlement, **outcome):
    """Let a family that may settle meet, and come to this."""
    step = answered(settlement, *started(settlement), **SAFE)
    if settlement == "musyawarah_keluarga":
        step = answered(settlement, *step, didampingi_tetua=True)
        assert [task.node.role for task in step[1].opened] == ["rohaniwan"]
        step = answered(settlement, *step)
    assert [task.node.id for task in step[1].opened] == ["pertemuan_keluarga"]
    return answered(settlement, *step, **outcome)[1]


def barred(progress):
    """Tell whether the settlement ended with its error, which nobody here catches."""
    failure = progress.failure
    return progress.status == "stuck" and failure.element in ENDS and BARRED in str(failure.message)


def test_i_04_settlement_started_directly_where_there_was_violence_is_barred(settlement):
    _, progress = started(settlement, kasus_kekerasan=True)

    assert barred(progress)
    assert progress.opened == ()


@pytest.mark.parametrize("known", [{}, {"kasus_kekerasan": False}])
@pytest.mark.parametrize("wrong", sorted(SAFE))
def test_i_04_one_doubtful_answer_bars_it(settlement, wrong, known):
    begun = started(settlement, **known)
    _, progress = answered(settlement, *begun, **{**SAFE, wrong: not SAFE[wrong]})

    assert barred(progress)


def test_who_is_safe_and_willing_meets(settlement):
    progress = met(settlement, hasil_mediasi="sepakat")

    assert (progress.status, progress.end) == ("ended", "akhir_mediasi")


def test_a_meeting_that_frightens_somebody_ends_as_one_that_should_not_have_been(settlement):
    assert barred(met(settlement, hasil_mediasi="dihentikan"))
