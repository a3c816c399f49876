"""Whatever is handed in to do harm is answered in a second and 200 MB, by a refusal."""

import pytest

from tests.attacks.measuring import ATTACKS

SECONDS, MEGABYTES = 1, 200


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_answered_in_bounded_time_and_memory(name, meet):
    cost = meet(name)

    assert cost.seconds < SECONDS, cost
    assert cost.megabytes < MEGABYTES, cost
    assert ATTACKS[name].told in cost.said
