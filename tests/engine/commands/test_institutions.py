"""The registry of institutions: who keeps it, what it takes, and the story of each entry."""

import pytest

from engine import (
    MACHINE_ACTOR,
    AddInstitution,
    ChangeInstitution,
    Forbidden,
    InstitutionById,
    Institutions,
    Refused,
    RestoreInstitution,
    RetireInstitution,
    SeedInstitutions,
    StaleVersion,
    Unknown,
    WrongState,
)
from tests.engine.office import COORDINATOR, MANAGER, PARIAMAN, person

SECRETARY = person("sekretaris_lk3")
FAR = person("sekretaris_lk3", daerah="94.04")
CLINIC = {
    "name": "Puskesmas Latihan",
    "kind": "puskesmas",
    "needs": "konseling informasi",
    "areas": "13.77.01",
    "phone": "(0751) 123-456",
}


@pytest.fixture
def clinic(office) -> str:
    return office.do(AddInstitution(CLINIC), SECRETARY).subject


def sheet(office, id_):
    return office.ask(InstitutionById(id_), MANAGER)


def test_what_was_entered_is_found_by_kind_need_area_and_name(office, clinic):
    office.do(AddInstitution({"name": "Polres Latihan", "kind": "kepolisian"}), COORDINATOR)

    def found(**asked):
        return [one.name for one in office.ask(Institutions(**asked), MANAGER)]

    assert found() == ["Polres Latihan", "Puskesmas Latihan"]
    assert found(kind="puskesmas") == found(need="konseling") == ["Puskesmas Latihan"]
    assert found(area="13.77.01.1001") == found() == found(area="13.77.01")
    assert found(area="13.77.02") == found(words="polres") == ["Polres Latihan"]
    assert sheet(office, clinic).institution.phone == "0751123456"


def test_each_change_leaves_its_line_with_what_was_and_what_is(office, clinic):
    change = ChangeInstitution(clinic, 1, {"hours": "08.00 sampai 15.00", "phone": "0751123457"})
    assert office.do(change, COORDINATOR).version == 2
    office.do(RetireInstitution(clinic, "Pindah gedung"), SECRETARY)

    retired, changed, added = sheet(office, clinic).story.events
    assert (added.deed, added.detail["kind"]) == ("institution_added", "puskesmas")
    assert changed.detail == {
        "hours": ["", "08.00 sampai 15.00"],
        "phone": ["0751123456", "0751123457"],
    }
    assert (retired.deed, retired.reason, retired.detail) == (
        "institution_retired",
        "Pindah gedung",
        {"active": [True, False]},
    )
    assert sheet(office, clinic).story.verified.whole


def test_a_retired_one_is_among_the_retired_until_it_is_taken_up_again(office, clinic):
    office.do(RetireInstitution(clinic, "Pindah gedung"), SECRETARY)
    assert office.ask(Institutions(), MANAGER) == ()
    assert [one.id for one in office.ask(Institutions(retired=True), MANAGER)] == [clinic]
    with pytest.raises(WrongState):
        office.do(RetireInstitution(clinic, "Lagi"), SECRETARY)

    office.do(RestoreInstitution(clinic, "Sudah buka"), SECRETARY)
    assert [one.reason for one in office.ask(Institutions(), MANAGER)] == ["Sudah buka"]
    with pytest.raises(WrongState):
        office.do(RestoreInstitution(clinic, "Lagi"), SECRETARY)


def test_saying_the_same_again_writes_nothing(office, clinic):
    assert office.do(ChangeInstitution(clinic, 1, CLINIC), SECRETARY).version == 1
    assert len(sheet(office, clinic).story.events) == 1


def test_two_who_change_it_at_once_do_not_both_get_it(office, clinic):
    office.do(ChangeInstitution(clinic, 1, {"hours": "pagi"}), SECRETARY)
    with pytest.raises(StaleVersion):
        office.do(ChangeInstitution(clinic, 1, {"hours": "sore"}), COORDINATOR)


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"name": " "}, "/name"),
        ({"name": "x" * 700}, "/name"),
        ({"kind": "warung"}, "/kind"),
        ({"needs": "makan"}, "/needs"),
        ({"areas": "94.04.01"}, "/areas"),
        ({"phone": "129"}, "/phone"),
        ({"agreement_no": "1", "agreement_until": "2026-02-30"}, "/agreement_until"),
        ({"agreement_until": "2027-12-31"}, "/agreement_no"),
        ({"checked_on": "2026-07-26"}, "/source"),
        ({"hours": "pagi\0"}, "/hours"),
        ({"reason": "diam-diam"}, "/reason"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_field(office, clinic, words, field):
    with pytest.raises(Refused) as refused:
        office.do(ChangeInstitution(clinic, 1, words), SECRETARY)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert sheet(office, clinic).institution.version == 1


def test_only_its_keepers_change_it_and_elsewhere_it_does_not_exist(office, clinic):
    for deed in (AddInstitution(CLINIC), RetireInstitution(clinic, "Tidak cocok")):
        with pytest.raises(Forbidden):
            office.do(deed, MANAGER)
    with pytest.raises(Unknown):
        office.do(RetireInstitution(clinic, "Bukan milik kami"), FAR)
    with pytest.raises(Unknown):
        office.ask(InstitutionById(clinic), FAR)
    assert office.ask(Institutions(), FAR) == ()


def test_files_enter_each_institution_once_and_leave_what_people_changed(office):
    seeds = SeedInstitutions(PARIAMAN, {"dinsos": {"name": "Dinas Sosial", "kind": "dinsos"}})
    assert office.do(seeds, MACHINE_ACTOR).count == 1
    office.do(ChangeInstitution("dinsos", 1, {"phone": "0751123456"}), SECRETARY)

    assert office.do(seeds, MACHINE_ACTOR).count == 0
    assert sheet(office, "dinsos").institution.phone == "0751123456"


def test_a_file_that_does_not_fit_enters_nothing_and_names_the_entry(office):
    seeds = {
        "dinsos": {"name": "Dinas Sosial", "kind": "dinsos"},
        "salah": {"name": "Salah", "kind": "warung"},
    }
    with pytest.raises(Refused) as refused:
        office.do(SeedInstitutions(PARIAMAN, seeds), MACHINE_ACTOR)
    assert [one.element for one in refused.value.problems] == ["salah"]
    assert office.ask(Institutions(), MANAGER) == ()
