"""ApplyOverlay: all pathways of a daerah together, or none; what is not offered begins no case."""

import json

import pytest

from engine import (
    ApplyOverlay,
    CancelCase,
    CaseByNo,
    DefinitionRefused,
    Definitions,
    Forbidden,
    StartCase,
    VerifyHistory,
    WrongState,
)
from tests.engine.office import (
    AUDITOR,
    BROKEN,
    BUNDLE,
    COMPLAINT,
    COORDINATOR,
    FORMS,
    GOOD,
    MANAGER,
    OFFICER,
    PARIAMAN,
    STUCK,
    WORKER,
    at_work,
    choices,
    start,
)

NEWER = {**BUNDLE, "aduan.bpmn": COMPLAINT.replace(b'name="Tangani"', b'name="Urus"')}
STILL = {**BROKEN, "macet.bpmn": STUCK.replace(b'name="Catat"', b'name="Tulis"')}


def asking(**risks):
    """The bundle, with these questions about risk in its form."""
    form = json.loads(FORMS["aduan.schema.json"])
    form["properties"] = {"masalah": form["properties"]["masalah"], **risks}
    form["required"] = ["masalah"]
    return {**BUNDLE, "aduan.schema.json": json.dumps(form).encode()}


def apply(office, offered, *closed, by=COORDINATOR):
    return office.do(ApplyOverlay(PARIAMAN, offered, closed, "Menurut SK"), by)


def versions(office):
    return {view.process: view.version for view in office.ask(Definitions(), COORDINATOR)}


def test_all_pathways_are_published_together_and_running_cases_keep_theirs(office):
    no = start(office).case_no
    receipt = apply(office, {"aduan": NEWER, "macet": STILL})

    assert (receipt.deed, receipt.version, receipt.count) == ("overlay_applied", 1, 2)
    assert versions(office) == {"aduan": 2, "macet": 2}
    assert office.ask(CaseByNo(no), OFFICER).case.definition == 1


def test_what_did_not_change_gets_no_other_version(office):
    receipt = apply(office, {"aduan": NEWER, "macet": BROKEN})
    again = apply(office, {"aduan": NEWER, "macet": BROKEN})

    assert (receipt.count, versions(office)) == (1, {"aduan": 2, "macet": 1})
    assert (again.deed, again.count) == ("overlay_unchanged", 0)


def test_one_that_is_wrong_stops_all_and_everything_wrong_is_named_at_once(office):
    wrong = {**BUNDLE, "aduan.bpmn": COMPLAINT.replace(b'risiko = "tinggi"', b"risiko ==")}
    with pytest.raises(DefinitionRefused) as refusal:
        apply(office, {"macet": STILL, "aduan": wrong, "lain": FORMS})

    told = " ".join(str(one.message) for one in refusal.value.problems)
    assert "aduan.bpmn" in {one.file for one in refusal.value.problems}
    assert "“lain” tidak ada" in told
    assert versions(office) == {"aduan": 1, "macet": 1}


def test_a_pathway_that_is_not_offered_begins_no_case_and_what_runs_goes_on(office):
    no, _task = at_work(office)
    apply(office, {"macet": BROKEN}, "aduan")

    with pytest.raises(WrongState, match="tidak dibuka"):
        start(office)
    assert office.ask(CaseByNo(no), OFFICER).case.status == "running"
    closed = {view.process: view.closed for view in office.ask(Definitions(), OFFICER)}
    assert closed == {"aduan": True, "macet": False}
    apply(office, {"macet": BROKEN, "aduan": BUNDLE})
    assert office.do(StartCase("aduan"), OFFICER).case_no


def test_whoever_may_not_publish_applies_nothing(office):
    for somebody in (OFFICER, MANAGER, WORKER):
        with pytest.raises(Forbidden):
            apply(office, {"aduan": NEWER}, by=somebody)
    assert versions(office)["aduan"] == 1


def test_a_choice_that_a_running_case_made_does_not_vanish(office):
    no, _task = at_work(office, GOOD)
    with pytest.raises(DefinitionRefused) as refusal:
        apply(office, {"aduan": asking(risiko=choices("Risiko", "tinggi", "sedang"))})

    (problem,) = refusal.value.problems
    assert (problem.file, problem.element) == ("aduan.schema.json", "risiko")
    assert "rendah" in str(problem.message)
    assert versions(office)["aduan"] == 1
    office.do(CancelCase(no, "Salah catat"), MANAGER)
    assert apply(office, {"aduan": asking(risiko=choices("Risiko", "tinggi", "sedang"))}).count


def test_a_choice_that_nobody_made_may_go_and_one_that_anything_fits_loses_none(office):
    at_work(office, GOOD)
    assert apply(office, {"aduan": asking(risiko=choices("Risiko", "tinggi", "rendah"))}).count
    free = {"type": "string", "title": "Risiko", "maxLength": 20}
    assert apply(office, {"aduan": asking(risiko=free)}).count


def test_the_history_stays_whole(office):
    apply(office, {"aduan": NEWER}, "macet")
    verdict = office.ask(VerifyHistory(), AUDITOR)

    assert verdict.whole
