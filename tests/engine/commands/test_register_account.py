"""RegisterAccount: one name, one person, one or more hats."""

import pytest

from engine import Colleagues, Conflict, DemoAccounts, Forbidden, Refused, RegisterAccount
from tests.engine.office import COORDINATOR, MACHINE, MANAGER, PARIAMAN, person

NEW = RegisterAccount(
    "sari", "Sari", PARIAMAN, ("psikolog", "auditor"), password="sungai yang panjang"
)


def test_she_is_among_the_colleagues_of_each_hat(office):
    office.do(NEW, MACHINE)
    assert [m.name for m in office.ask(Colleagues("psikolog"), MANAGER)] == ["Sari"]
    assert "Sari" in [m.name for m in office.ask(Colleagues("auditor"), MANAGER)]


def test_a_name_is_given_once_in_the_whole_installation(office):
    office.do(NEW, MACHINE)
    with pytest.raises(Conflict):
        office.do(
            RegisterAccount("sari", "Lain", "94.04", ("relawan",), password_hash="-"), MACHINE
        )


def test_an_account_without_name_or_password_is_refused_field_by_field(office):
    with pytest.raises(Refused) as refusal:
        office.do(RegisterAccount("", "Sari", PARIAMAN, ()), MACHINE)
    fields = [problem.field for problem in refusal.value.problems]
    assert fields == ["/username", "/password"]


def test_a_role_that_nobody_can_hold_is_refused_with_those_there_are(office):
    wrong = RegisterAccount("sari", "Sari", PARIAMAN, ("auditor", "peksos"), password_hash="-")
    with pytest.raises(Refused) as refusal:
        office.do(wrong, MACHINE)
    [problem] = refusal.value.problems
    assert "“peksos” tidak ada" in str(problem.message)
    assert "pekerja_sosial" in str(problem.message)


def test_nobody_is_called_as_the_machine(office):
    with pytest.raises(Conflict):
        office.do(
            RegisterAccount("mesin", "Sari", PARIAMAN, ("relawan",), password_hash="-"), MACHINE
        )


def test_only_who_administers_her_daerah_registers(office):
    office.do(NEW, person("admin_tenant"))
    with pytest.raises(Forbidden):
        office.do(NEW, COORDINATOR)


def test_demo_accounts_show_to_the_machine_alone(office):
    assert office.ask(DemoAccounts(), MACHINE) == ()
    office.do(
        RegisterAccount("coba", "Coba", PARIAMAN, ("relawan",), password_hash="-", demo=True),
        MACHINE,
    )
    assert office.ask(DemoAccounts(), MACHINE) == ("coba",)
    with pytest.raises(Forbidden):
        office.ask(DemoAccounts(), MANAGER)


def test_the_password_is_nowhere_in_the_database(office, database):
    office.do(NEW, MACHINE)
    with database.reading() as connection:
        stored = connection.exec_driver_sql("SELECT password FROM account WHERE username = 'sari'")
        assert stored.scalar_one().startswith("$argon2id$")
