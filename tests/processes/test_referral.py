"""A referral that nobody answers, and one that comes in."""

from datetime import UTC, datetime

import pytest

from processes import scenarios
from tests.processes.story import Story


class Noted(Story):
    """A story that notes when each task was done, and what lay open beside it."""

    def __init__(self, process, name):
        super().__init__(next(one for one in scenarios(process) if one.name == name))
        self.seen = []

    def _complete(self, step):
        self.seen.append((step["complete"], self.now, self.waiting()))
        super()._complete(step)


@pytest.fixture(scope="module")
def silent():
    return Noted("konseling_keluarga", "rujukan_tanpa_kabar").play()


def test_i_8_an_unconfirmed_referral_is_brought_to_mind_by_letter_then_by_telephone(silent):
    after = {element: (at, waiting) for element, at, waiting in silent.seen}
    sent, _ = after["kirim_surat"]
    reminded, waiting = after["surat_pengingat"]
    assert sent == datetime(2026, 3, 2, 2, tzinfo=UTC)
    assert reminded == datetime(2026, 3, 5, 9, tzinfo=UTC)
    assert waiting == ["surat_pengingat", "tunggu_konfirmasi"]
    assert after["telepon_lembaga"][1] == ["telepon_lembaga", "tunggu_konfirmasi"]


def test_i_8_then_the_client_is_told_and_chooses_another_institution(silent):
    at, waiting = next(
        (at, open_) for element, at, open_ in silent.seen if element == "kabari_klien"
    )
    assert at == datetime(2026, 3, 9, 9, tzinfo=UTC)
    assert waiting == ["kabari_klien"]
    elements = [element for element, _, _ in silent.seen]
    assert elements[elements.index("kabari_klien") + 1] == "pilih_lembaga"
    assert silent.status == "ended"


def test_a_referral_that_comes_in_is_answered_within_a_day_and_again_on_the_fourteenth():
    story = Noted("rujukan_masuk", "utama").play()
    feedback = next(at for element, at, _ in story.seen if element == "susun_surat")
    assert story.dues["kabari_pengirim"][0] == datetime(2026, 3, 3, 9, tzinfo=UTC)
    assert feedback == datetime(2026, 3, 27, 9, tzinfo=UTC)
    assert story.done[-1] == "kirim_surat"
    assert [*map(story.done.count, ("paraf_surat", "kirim_surat"))] == [4, 2]
