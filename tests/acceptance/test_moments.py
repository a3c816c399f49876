"""Acceptance scenario I-3: one stored moment, read by two clocks."""

import re

import pytest

from engine import MACHINE_ACTOR, Actor, CaseByNo, PublishDefinition, RegisterAccount
from tests.webui.conftest import FILES, PASSWORD, number_in

INTAKE = "petugas_penerima"
PLACES = {"ambon": "81.71", "makassar": "73.71"}


@pytest.fixture
def read(office):
    """Open one case in each place at one moment; return stored moments and what a page says."""
    stored, said = {}, {}
    for name, code in PLACES.items():
        account = RegisterAccount(name, name.title(), code, (INTAKE,), password=PASSWORD)
        office.engine.do(account, MACHINE_ACTOR)
        office.engine.do(PublishDefinition(code, "kunjungan", FILES), MACHINE_ACTOR)
        no = number_in(office.person(name).get(office.open_case(name)).text)
        her = Actor(username=name, name=name, daerah=code, role=INTAKE)
        stored[name] = office.engine.ask(CaseByNo(no), her).case.opened_at
        page = office.person(name).get(f"/kasus/{no}/riwayat").text
        said[name] = set(re.findall(r"(\d\d)\.(\d\d) (WITA?)\b", page))
    return stored, said


def test_i_03_the_same_moment_is_stored_once_and_read_an_hour_apart(read):
    stored, said = read

    assert stored["ambon"] == stored["makassar"]
    assert said["makassar"] == {("10", "00", "WITA")}
    assert said["ambon"] == {("11", "00", "WIT")}
