"""The settings a bundle carries are there, of the right kind, and changed by nothing."""

import json

import pytest

from engine.bpmn import check_bundle
from engine.model import FieldFact, FormFact
from tests.engine.bpmn.drawing import errors, notes, process, sketch

CHOSEN = {"parameter": {"mediasi": True, "ambang": 3, "nama": "Bupati", "rantai": ["a", "b"]}}


def checked(condition="true", *, settings=None, forms=None, script=""):
    ways = f"S>a a>g g>b?{condition} g>>E b>E"
    body = sketch("S a:T g:X b:T E", ways) if not script else ""
    if script:
        body = sketch("S E", "S>k k>E")
        body += f'<bpmn:scriptTask id="k"><bpmn:script>{script}</bpmn:script></bpmn:scriptTask>'
    given = settings if settings is not None else json.dumps(CHOSEN).encode()
    return check_bundle("p", {"a.bpmn": process(body), "tetapan.json": given}, forms or {})


@pytest.mark.parametrize(
    "read", ["parameter.mediasi", "parameter.ambang>2", "parameter.rantai[1]=null"]
)
def test_a_setting_that_is_there_may_be_read(read):
    found = checked(read.replace(" ", ""))

    assert errors(found.problems) == []
    assert "bpmn.name_unknown" not in notes(found.problems)
    assert found.settings == CHOSEN


def test_a_setting_that_is_not_there_is_refused_with_the_nearest():
    (problem,) = [p for p in checked("parameter.mediai").problems if p.severity == "error"]

    assert problem.code == "bpmn.setting_unknown"
    assert "parameter.mediasi" in str(problem.repair)
    assert problem.line > 0


def test_a_setting_is_compared_with_values_of_its_kind():
    assert ("bpmn.type_differs", "f_g_b") in errors(checked('parameter.ambang="tiga"').problems)


def test_another_value_than_today_s_may_be_asked_for():
    assert errors(checked('parameter.nama="Wali&#160;Kota"').problems) == []


def test_a_script_does_not_change_a_setting():
    assert errors(checked(script="parameter = 1").problems) == [("bpmn.setting_changed", "k")]


def test_no_form_asks_for_what_is_a_setting():
    fact = FieldFact(path="parameter.mediasi", type="boolean")
    drawn = '<bpmn:userTask id="a"><bpmn:extensionElements><spiffworkflow:properties>'
    drawn += '<spiffworkflow:property name="formJsonSchemaFilename" value="f.schema.json"/>'
    drawn += "</spiffworkflow:properties></bpmn:extensionElements></bpmn:userTask>"
    files = {
        "a.bpmn": process(sketch("S E", "S>a a>E") + drawn),
        "tetapan.json": json.dumps(CHOSEN).encode(),
    }
    form = FormFact(file="f.schema.json", title="F", fields={fact.path: fact})

    found = check_bundle("p", files, {"f.schema.json": form})
    assert [code for code, _ in errors(found.problems)] == ["bpmn.setting_asked"]


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"[]",
        b"{",
        b"[" * 5_000,
        b'{"parameter": 3}',
        b'{"parameter": {"a b": 1}}',
        b'{"parameter": {"__class__": 1}}',
        b'{"p": {"a": {}}}',
        b'{"p": {"a": [{}]}}',
        b'{"p": {"a": NaN}}',
    ],
)
def test_settings_of_another_shape_are_refused(given):
    assert ("bpmn.settings", "") in errors(checked(settings=given).problems)


def test_settings_are_bounded():
    long = json.dumps({"parameter": {"a": "x" * 70_000}}).encode()

    assert ("bpmn.settings", "") in errors(checked(settings=long).problems)
