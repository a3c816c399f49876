"""Every verb, hat by hat: a rule without a row in the tables fails the suite."""

from dataclasses import replace

import pytest

from engine.access import GUESTS, HATS, RULES, SENSITIVE, Subject, deny, reads_cases
from tests.engine.access_tables import (
    BY_HAT,
    CLOSED,
    CLOSED_TABLE,
    HERE,
    HERS,
    ROLES,
    SITUATIONS,
    TABLE,
    THERE,
    actor,
    verdict,
)


@pytest.mark.parametrize(("verb", "role"), TABLE)
def test_each_hat_finds_what_the_table_says(verb, role):
    found = [verdict(actor(role), verb, subject) for subject in SITUATIONS.values()]
    assert ", ".join(found) == TABLE[verb, role]


@pytest.mark.parametrize(("verb", "role"), CLOSED_TABLE)
def test_a_closed_case_is_open_by_name_alone(verb, role):
    found = [verdict(actor(role), verb, subject) for subject in CLOSED.values()]
    assert ", ".join(found) == CLOSED_TABLE[verb, role]


def test_what_the_diagram_asks_of_the_case_manager_any_of_them_takes_up_in_every_class():
    """In an office with one manager nobody else could let her in."""
    asked = Subject(daerah=HERE, klass="K4", role="manajer_kasus")
    assert verdict(actor("manajer_kasus"), "claim", asked) == "may"
    assert verdict(actor("manajer_kasus"), "see_answers", asked) == "sees nothing"
    assert verdict(actor("psikolog"), "claim", asked) == "sees nothing"


@pytest.mark.parametrize("verb", sorted(RULES))
def test_the_deny_list_beats_everything(verb):
    for role in ROLES:
        assert verdict(actor(role), verb, CLOSED["on the deny list"]) == "sees nothing"


def test_no_hat_reads_a_case_by_itself():
    strangers_case = SITUATIONS["a stranger's task for pekerja sosial"]
    for role in ROLES:
        assert verdict(actor(role), "see_answers", strangers_case) == "sees nothing"


def test_for_who_only_decides_there_is_no_case_before_somebody_asks_for_its_end():
    for subject in (*SITUATIONS.values(), *CLOSED.values()):
        asked = "sees nothing" if HERS & subject.denied else "may"
        assert verdict(actor("kepala_dinas"), "see_erasure", subject) == "sees nothing"
        assert verdict(actor("kepala_dinas"), "see_erasure", replace(subject, asked=True)) == asked
        for other in ("kabid_dinsos", "koordinator"):
            found = verdict(actor(other), "see_erasure", replace(subject, asked=True))
            assert found == "sees nothing"


def test_hats_for_tasks_and_for_the_log_read_no_case_even_by_name():
    for subject in (*SITUATIONS.values(), *CLOSED.values()):
        for role in ROLES:
            if not reads_cases(role):
                assert verdict(actor(role), "see_answers", subject) == "sees nothing"


@pytest.mark.parametrize("role", ["bendahara_lk3", "kabid_dinsos", "kepala_dinas"])
def test_who_pays_signs_or_stands_above_a_case_reads_what_her_task_brings_alone(role):
    """They approve letters and see aggregates; their rank opens no case."""
    letter = Subject(daerah=HERE, team=HERS, named=HERS, role=role, assignee="dia")
    assert verdict(actor(role), "read_task", letter) == "may"
    for verb in ("see_case", "see_answers", "see_history", "see_access", "receive", "correct"):
        assert verdict(actor(role), verb, letter) == "sees nothing"


@pytest.mark.parametrize("role", sorted(GUESTS))
def test_a_guest_holds_her_own_task_and_draws_from_no_pool(role):
    """A family, an institution or a company is handed what it is asked for."""
    held = Subject(daerah=HERE, team=HERS, named=HERS, role=role, assignee="dia")
    pool = Subject(daerah=HERE, role=role)
    assert verdict(actor(role), "see_task", held) == "may"
    for verb in ("read_task", "see_case", "see_answers"):
        assert verdict(actor(role), verb, held) == "sees nothing"
    for verb in ("see_task", "claim", "complete"):
        assert verdict(actor(role), verb, pool) == "sees nothing"


@pytest.mark.parametrize("role", ["", "dukun", "Psikolog"])
def test_a_role_that_nobody_knows_reads_no_case(role):
    for subject in (*SITUATIONS.values(), *CLOSED.values()):
        assert verdict(actor(role), "see_answers", subject) == "sees nothing"


@pytest.mark.parametrize("verb", BY_HAT)
@pytest.mark.parametrize("role", ROLES)
def test_some_verbs_look_at_the_hat_alone(verb, role):
    for subject in SITUATIONS.values():
        expected = "may" if role in BY_HAT[verb] else "may not"
        assert verdict(actor(role), verb, subject) == expected


@pytest.mark.parametrize("verb", RULES)
@pytest.mark.parametrize("role", ROLES)
def test_nobody_reaches_into_another_daerah(verb, role):
    for subject in SITUATIONS.values():
        assert verdict(actor(role, daerah=THERE), verb, subject) == "sees nothing"


@pytest.mark.parametrize("verb", RULES)
def test_every_verb_has_its_rows(verb):
    assert verb in BY_HAT or any(row[0] == verb for row in TABLE)


def test_only_the_machine_is_at_home_everywhere():
    assert deny(actor("mesin", daerah=""), "work_clock", Subject(daerah=HERE)) is None
    assert deny(actor("auditor", daerah=""), "verify_all", Subject(daerah=HERE)) is not None


def test_who_takes_off_the_hat_of_the_team_sees_no_answers():
    case = SITUATIONS["her task"]
    assert deny(actor("pekerja_sosial"), "see_answers", case) is None
    assert deny(actor("auditor"), "see_answers", case) is not None


def test_a_denial_says_why_unless_it_hides():
    for role in ROLES:
        for verb in RULES:
            for subject in SITUATIONS.values():
                denied = deny(actor(role), verb, subject)
                assert denied is None or str(denied.why)


@pytest.mark.parametrize("role", sorted(HATS))
def test_whoever_can_read_what_a_family_said_needs_a_second_factor(role):
    """ASVS 6.3.3: by whatever she reads it, her task or the case."""
    verbs = ("see_answers", "read_task", "correct", "mend_value")
    near = [*SITUATIONS.values(), *CLOSED.values()]
    reads = any(verdict(actor(role), verb, at) == "may" for verb in verbs for at in near)
    assert role in SENSITIVE or not reads
