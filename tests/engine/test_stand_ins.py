"""Whoever stands in for somebody may what that one may, on those tasks and cases, and no more."""

from dataclasses import replace

import pytest

from engine.access import StandIn, Subject, stands_in
from tests.engine.access_tables import HERE, actor, verdict

WORKER = "pekerja_sosial"
PLACE = StandIn("dia", WORKER, "t1", "dian", "Dian")
#: A task of Dian's; "dia" works in her place, and has no part in the case herself.
TASK = Subject(
    daerah=HERE,
    team=frozenset(("dian",)),
    role=WORKER,
    assignee="dian",
    author="dian",
    task_id="t1",
    stand_ins=frozenset((PLACE,)),
)
CASE = replace(TASK, role="", assignee="", task_id="")
OF_TASKS = ("see_task", "read_task", "complete", "save_draft", "plan", "release", "stop_clock")
OF_CASES = ("see_case", "see_answers", "see_history", "take_part", "receive", "correct", "reopen")


@pytest.mark.parametrize("verb", OF_TASKS)
def test_she_may_what_the_holder_may(verb):
    assert verdict(actor(WORKER), verb, TASK) == "may"
    assert verdict(actor(WORKER, "dian"), verb, TASK) == "may"


@pytest.mark.parametrize("verb", OF_CASES)
def test_the_case_of_the_task_is_open_to_her(verb):
    assert verdict(actor(WORKER), verb, CASE) == "may"
    assert verdict(actor(WORKER), verb, replace(CASE, stand_ins=frozenset())) == "sees nothing"


@pytest.mark.parametrize("verb", ["complete", "save_draft", "plan", "release"])
def test_another_task_of_the_case_is_not_hers(verb):
    assert verdict(actor(WORKER), verb, replace(TASK, task_id="t2")) == "may not"


@pytest.mark.parametrize("verb", ["entrust", "assign", "extend"])
def test_she_hands_it_to_nobody(verb):
    assert verdict(actor(WORKER), verb, TASK) == "may not"


@pytest.mark.parametrize("role", ["psikolog", "relawan", "auditor"])
def test_under_another_hat_she_stands_in_for_nobody(role):
    assert verdict(actor(role), "complete", TASK) == "sees nothing"
    assert verdict(actor(role), "see_answers", CASE) == "sees nothing"


@pytest.mark.parametrize("verb", [*OF_TASKS, *OF_CASES])
def test_no_case_of_the_highest_class_opens_for_it(verb):
    subject = TASK if verb in OF_TASKS else CASE
    assert verdict(actor(WORKER), verb, replace(subject, klass="K4")) == "sees nothing"


def test_of_the_highest_class_she_may_when_she_is_named_herself():
    named = replace(TASK, klass="K4", named=frozenset(("dia", "dian")))
    assert verdict(actor(WORKER), "complete", named) == "may"


def test_a_deny_list_keeps_her_out_all_the_same():
    kept_out = replace(TASK, denied=frozenset(("dia",)))
    assert verdict(actor(WORKER), "complete", kept_out) == "sees nothing"


def test_she_stands_in_on_a_case_only_where_she_has_no_part_herself():
    assert stands_in(actor(WORKER), CASE) == PLACE
    assert stands_in(actor(WORKER), replace(CASE, team=frozenset(("dia", "dian")))) is None
    assert stands_in(actor(WORKER), replace(CASE, klass="K4")) is None
