"""Every verb, hat by hat: a rule without a row here fails the suite."""

from dataclasses import replace

import pytest

from engine import Actor
from engine.access import (
    GUESTS,
    HATS,
    RULES,
    SENSITIVE,
    STARTERS,
    TASKS_ONLY,
    Subject,
    deny,
    reads_cases,
)

HERE, THERE = "13.77", "94.04"
OTHERS = ("auditor", "koordinator", "admin_tenant", "mesin")
ROLES = (*sorted(STARTERS), *sorted(TASKS_ONLY), *sorted(GUESTS), *OTHERS)
HERS = frozenset(("dia",))
SHORT = {None: "may", False: "may not", True: "sees nothing"}


def actor(role: str, username: str = "dia", daerah: str = HERE) -> Actor:
    return Actor(username=username, name=username, daerah=daerah, role=role)


def verdict(who: Actor, verb: str, subject: Subject) -> str:
    denied = deny(who, verb, subject)
    return SHORT[denied.hidden if denied else None]


#: Situation of a task or case, as seen by "dia".
SITUATIONS = {
    "her task": Subject(
        daerah=HERE, team=frozenset(("dia",)), role="pekerja_sosial", assignee="dia", author="dia"
    ),
    "her team's case, another's task": Subject(
        daerah=HERE,
        team=frozenset(("dia", "dian")),
        role="psikolog",
        assignee="dian",
        author="dian",
    ),
    "a pool task of pekerja sosial": Subject(daerah=HERE, role="pekerja_sosial"),
    "a stranger's task for pekerja sosial": Subject(
        daerah=HERE, team=frozenset(("dian",)), role="pekerja_sosial", assignee="dian"
    ),
}
#: The same of a case that is open by name alone, of one in an emergency, of one she is kept from.
CLOSED = {
    "on the team, not named": Subject(
        daerah=HERE, klass="K4", team=HERS, role="pekerja_sosial", author="dia"
    ),
    "named": Subject(daerah=HERE, klass="K4", named=HERS, role="pekerja_sosial", author="dia"),
    "her task, not named": Subject(
        daerah=HERE, klass="K4", role="pekerja_sosial", assignee="dia", author="dian"
    ),
    "in an emergency": Subject(
        daerah=HERE, klass="K4", emergency=HERS, role="psikolog", author="dia"
    ),
    "on the deny list": Subject(
        daerah=HERE,
        team=HERS,
        named=HERS,
        emergency=HERS,
        denied=HERS,
        role="pekerja_sosial",
        assignee="dia",
        author="dia",
    ),
}

#: (verb, hat) -> what she finds in each situation, in the order above.
TABLE = {
    ("see_task", "pekerja_sosial"): "may, may, may, sees nothing",
    ("see_task", "psikolog"): "may, may, sees nothing, sees nothing",
    ("see_task", "manajer_kasus"): "may, may, may, may",
    ("see_task", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_task", "koordinator"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("know_task", "pekerja_sosial"): "may, may, may, may",
    ("know_task", "psikolog"): "may, may, sees nothing, sees nothing",
    ("know_task", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("claim", "pekerja_sosial"): "may not, may not, may, may not",
    ("claim", "manajer_kasus"): "may not, may not, may not, may not",
    ("claim", "psikolog"): "may not, may not, sees nothing, sees nothing",
    ("claim", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("release", "pekerja_sosial"): "may, may not, may not, may not",
    ("release", "manajer_kasus"): "may, may, may, may",
    ("release", "relawan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("assign", "manajer_kasus"): "may, may, may, may",
    ("assign", "pekerja_sosial"): "may not, may not, may not, may not",
    ("assign", "koordinator"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("save_draft", "pekerja_sosial"): "may, may not, may not, may not",
    ("save_draft", "manajer_kasus"): "may, may not, may not, may not",
    ("save_draft", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("complete", "pekerja_sosial"): "may, may not, may, may not",
    ("complete", "relawan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("complete", "manajer_kasus"): "may, may not, may not, may not",
    ("complete", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_case", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("see_case", "manajer_kasus"): "may, may, may, may",
    ("see_case", "auditor"): "may, may, may, may",
    ("see_case", "koordinator"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_case", "relawan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_answers", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("see_answers", "manajer_kasus"): "may, may, sees nothing, sees nothing",
    ("see_answers", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_answers", "perangkat_desa"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_answers", "koordinator"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_history", "auditor"): "may, may, may, may",
    ("see_history", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("see_history", "koordinator"): "may, may, may, may",
    ("receive", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("receive", "mesin"): "may, may, may, may",
    ("receive", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("suspend", "manajer_kasus"): "may, may, may, may",
    ("suspend", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("suspend", "auditor"): "may not, may not, may not, may not",
    ("resume", "manajer_kasus"): "may, may, may, may",
    ("resume", "auditor"): "may not, may not, may not, may not",
    ("cancel", "manajer_kasus"): "may, may, may, may",
    ("cancel", "petugas_penerima"): "may not, may not, sees nothing, sees nothing",
    ("retry", "manajer_kasus"): "may, may, may, may",
    ("retry", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("retry", "koordinator"): "may, may, may, may",
    ("retry", "auditor"): "may not, may not, may not, may not",
    ("repair", "manajer_kasus"): "may, may, may, may",
    ("repair", "koordinator"): "may, may, may, may",
    ("repair", "mesin"): "may, may, may, may",
    ("repair", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("mend_value", "manajer_kasus"): "may, may, may, may",
    ("mend_value", "koordinator"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("mend_value", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("mend_weight", "manajer_kasus"): "may, may, may not, may not",
    ("mend_weight", "mesin"): "may, may, may, may",
    ("mend_weight", "koordinator"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("migrate_case", "koordinator"): "may, may, may, may",
    ("migrate_case", "mesin"): "may, may, may, may",
    ("migrate_case", "manajer_kasus"): "may not, may not, may not, may not",
    ("migrate_case", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("migrate_case", "relawan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("correct", "pekerja_sosial"): "may, may not, sees nothing, sees nothing",
    ("correct", "manajer_kasus"): "may, may, sees nothing, sees nothing",
    ("correct", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_task", "perangkat_desa"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_task", "mitra_keamanan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("read_task", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("read_task", "manajer_kasus"): "may, may, sees nothing, sees nothing",
    ("read_task", "relawan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("read_task", "perangkat_desa"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("read_task", "mitra_keamanan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("read_task", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("be_given", "psikolog"): "may, may, may, may",
    ("see_case", "pejabat_pdp"): "may, may, may, may",
    ("see_case", "admin_tenant"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_history", "pejabat_pdp"): "may, may, may, may",
    ("see_history", "admin_tenant"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_access", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("see_access", "manajer_kasus"): "may, may, sees nothing, sees nothing",
    ("see_access", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_readers", "auditor"): "may, may, may, may",
    ("see_readers", "pejabat_pdp"): "may, may, may, may",
    ("see_readers", "manajer_kasus"): "may, may, may not, may not",
    ("see_readers", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("see_readers", "koordinator"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("open_to_others", "manajer_kasus"): "may, may, may not, may not",
    ("open_to_others", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("open_to_others", "auditor"): "may not, may not, may not, may not",
    ("open_to_others", "relawan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("shut_to_others", "manajer_kasus"): "may, may, may not, may not",
    ("shut_to_others", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("shut_to_others", "relawan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("break_glass", "pekerja_sosial"): "may, may, may, may",
    ("break_glass", "sekretaris_lk3"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("break_glass", "mitra_keamanan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_erasure", "manajer_kasus"): "may, may, may, may",
    ("see_erasure", "kepala_dinas"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_erasure", "auditor"): "may, may, may, may",
    ("see_erasure", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("ask_erasure", "manajer_kasus"): "may, may, may, may",
    ("ask_erasure", "pejabat_pdp"): "may, may, may, may",
    ("ask_erasure", "kepala_dinas"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("ask_erasure", "auditor"): "may not, may not, may not, may not",
    ("decide_erasure", "kepala_dinas"): "may not, may, may, may",
    ("decide_erasure", "pejabat_pdp"): "may not, may, may, may",
    ("decide_erasure", "manajer_kasus"): "may not, may not, may not, may not",
    ("decide_erasure", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("hold_case", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("hold_case", "manajer_kasus"): "may, may, may, may",
    ("hold_case", "auditor"): "may not, may not, may not, may not",
    ("lift_hold", "pejabat_pdp"): "may, may, may, may",
    ("lift_hold", "manajer_kasus"): "may not, may not, may not, may not",
    ("review_emergency", "pejabat_pdp"): "may not, may, may, may",
    ("review_emergency", "manajer_kasus"): "may not, may, may, may",
    ("review_emergency", "auditor"): "may not, may not, may not, may not",
    ("review_emergency", "psikolog"): "may not, may not, sees nothing, sees nothing",
}
#: (verb, hat) -> what she finds in each situation of CLOSED, in their order.
CLOSED_TABLE = {
    ("see_answers", "pekerja_sosial"): "sees nothing, may, sees nothing, may, sees nothing",
    ("see_answers", "manajer_kasus"): "sees nothing, may, sees nothing, may, sees nothing",
    ("see_answers", "mitra_keamanan"): (
        "sees nothing, sees nothing, sees nothing, sees nothing, sees nothing"
    ),
    ("see_case", "manajer_kasus"): "may, may, may, may, sees nothing",
    ("see_case", "pekerja_sosial"): "sees nothing, may, sees nothing, may, sees nothing",
    ("see_history", "auditor"): "may, may, may, may, sees nothing",
    ("see_task", "pekerja_sosial"): "sees nothing, may, may, may, sees nothing",
    ("see_task", "mitra_keamanan"): (
        "sees nothing, sees nothing, sees nothing, sees nothing, sees nothing"
    ),
    ("see_task", "manajer_kasus"): "may, may, may, may, sees nothing",
    ("read_task", "pekerja_sosial"): "sees nothing, may, may, may, sees nothing",
    ("read_task", "mitra_keamanan"): (
        "sees nothing, sees nothing, sees nothing, sees nothing, sees nothing"
    ),
    ("know_task", "pekerja_sosial"): "sees nothing, may, may, may, sees nothing",
    ("claim", "pekerja_sosial"): "sees nothing, may, may not, may not, sees nothing",
    ("complete", "pekerja_sosial"): "sees nothing, may, may, may not, sees nothing",
    ("assign", "manajer_kasus"): "may, may, may, may, sees nothing",
    ("be_given", "pekerja_sosial"): "sees nothing, may, may, sees nothing, sees nothing",
    ("correct", "pekerja_sosial"): ("sees nothing, may, sees nothing, sees nothing, sees nothing"),
    ("receive", "pekerja_sosial"): ("sees nothing, may, sees nothing, sees nothing, sees nothing"),
    ("open_to_others", "manajer_kasus"): "may not, may, may not, may, sees nothing",
    ("shut_to_others", "manajer_kasus"): "may not, may, may not, may not, sees nothing",
    ("mend_weight", "manajer_kasus"): "may not, may, may not, may not, sees nothing",
    ("break_glass", "psikolog"): "may, may, may, may, sees nothing",
}

#: Verbs that no case or task changes -> the hats that may.
BY_HAT = {
    "start_case": STARTERS,
    "search_people": STARTERS,
    "see_all_tasks": {"manajer_kasus"},
    "see_definitions": STARTERS | TASKS_ONLY | {"auditor", "koordinator", "mesin"},
    "edit_definition": {"koordinator"},
    "publish": {"koordinator", "mesin"},
    "see_incidents": {"manajer_kasus", "koordinator", "mesin"},
    "migrate": {"koordinator", "mesin"},
    "see_colleagues": STARTERS | {"auditor", "koordinator"},
    "register": {"admin_tenant", "mesin"},
    "see_people": {"admin_tenant", "auditor", "mesin"},
    "verify_all": {"auditor", "mesin"},
    "see_emergencies": {"manajer_kasus", "pejabat_pdp", "auditor"},
    "see_erasures": {"manajer_kasus", "pejabat_pdp", "kepala_dinas", "auditor"},
    "see_alarms": {"pejabat_pdp", "auditor"},
    "work_clock": {"mesin"},
    "see_demo_accounts": {"mesin"},
}


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
    """domain.md B0.1: they approve letters and see aggregates; their rank opens no case."""
    letter = Subject(daerah=HERE, team=HERS, named=HERS, role=role, assignee="dia")
    assert verdict(actor(role), "read_task", letter) == "may"
    for verb in ("see_case", "see_answers", "see_history", "see_access", "receive", "correct"):
        assert verdict(actor(role), verb, letter) == "sees nothing"


@pytest.mark.parametrize("role", sorted(GUESTS))
def test_a_guest_holds_her_own_task_and_draws_from_no_pool(role):
    """domain.md B0.1: a family, an institution or a company is handed what it is asked for."""
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
