"""A bundle is checked as a whole: forms, decisions, names, and what travels with the case."""

from xml.sax.saxutils import escape

import pytest

from engine.bpmn import check_bundle, check_files, pick
from engine.model import FieldFact, FormFact
from tests.engine.bpmn.drawing import errors, notes, process, sketch

DMN = b"""<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d"
 namespace="urn:d"><decision id="dmn_triase" name="Triase"><decisionTable id="t">
 <input id="i"><inputExpression id="ie" typeRef="number"><text>usia</text></inputExpression></input>
 <output id="o" name="tingkat_akhir" typeRef="string"/>
 <rule id="r1"><inputEntry id="a1"><text>&lt; 18</text></inputEntry>
 <outputEntry id="b1"><text>"tinggi"</text></outputEntry></rule>
 <rule id="r2"><inputEntry id="a2"><text>&gt;= 18</text></inputEntry>
 <outputEntry id="b2"><text>"rendah"</text></outputEntry></rule>
 </decisionTable></decision></definitions>"""

FIELDS = {
    "usia": FieldFact(path="usia", type="number"),
    "layanan": FieldFact(path="layanan", type="string", enum=("hukum", "medis")),
    "bahaya": FieldFact(path="bahaya", type="object"),
    "bahaya.sekarang": FieldFact(path="bahaya.sekarang", type="boolean"),
    "bahaya.catatan": FieldFact(path="bahaya.catatan", type="string"),
    "anggota": FieldFact(path="anggota", type="list"),
}
FORMS = {"f01.schema.json": FormFact(file="f01.schema.json", title="F01", fields=FIELDS)}
FORM = (
    "<bpmn:extensionElements><spiffworkflow:properties><spiffworkflow:property "
    'name="formJsonSchemaFilename" value="f01.schema.json"/></spiffworkflow:properties>'
    "</bpmn:extensionElements>"
)
DECIDE = (
    '<bpmn:businessRuleTask id="d"><bpmn:extensionElements>'
    "<spiffworkflow:calledDecisionId>dmn_triase</spiffworkflow:calledDecisionId>"
    "</bpmn:extensionElements></bpmn:businessRuleTask>"
)


def bundle(condition: str = 'layanan = "hukum"', script: str = "risiko = tingkat_akhir") -> dict:
    body = sketch("S g:X E F:E", "S>t t>d d>s s>g g>E?x=1 g>>F").replace("x=1", condition)
    body += f'<bpmn:userTask id="t" lk3:assignee="pemulai">{FORM}</bpmn:userTask>{DECIDE}'
    body += f'<bpmn:scriptTask id="s"><bpmn:script>{script}</bpmn:script></bpmn:scriptTask>'
    return {"a.bpmn": process(body), "t.dmn": DMN}


def test_a_whole_bundle_is_usable():
    checked = check_bundle("p", bundle(), FORMS)

    assert checked.problems == ()
    assert checked.usable
    assert set(checked.decisions) == {"dmn_triase"}
    assert set(checked.sources) == {"a.bpmn"}


def test_what_expressions_tables_and_pages_read_travels_with_the_case():
    checked = check_bundle("p", bundle(), FORMS)

    always = {"risiko", "jalur", "kelas", "tahap", "hasil_akhir", "kewenangan"}
    assert checked.reads == always | {"layanan", "usia", "tingkat_akhir", "pemulai"}


def test_a_comparison_no_answer_can_meet_is_refused_with_the_choices():
    problems = check_files(bundle('layanan = "huku"'), FORMS)

    assert errors(problems) == [("bpmn.choice_unknown", "f_g_E")]
    assert str(problems[0].repair) == "Pakai salah satu dari: hukum, medis."


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ('usia = "16"', "Isian “usia” berisi angka, tetapi dibandingkan dengan teks"),
        ('"16" > usia', "Isian “usia” berisi angka, tetapi dibandingkan dengan teks"),
        ("usia in [true..false]", "berisi angka, tetapi dibandingkan dengan ya/tidak"),
        ("layanan between 1 and 2", "Isian “layanan” berisi teks, tetapi dibandingkan dengan"),
        ("layanan in (1, 2)", "Isian “layanan” berisi teks, tetapi dibandingkan dengan angka"),
    ],
)
def test_a_comparison_across_types_is_refused_with_field_and_expression(condition, told):
    (problem, *_) = check_files(bundle(escape(condition)), FORMS)

    assert (problem.code, problem.element) == ("bpmn.type_differs", "f_g_E")
    assert told in str(problem.message)
    assert condition in str(problem.message)
    assert str(problem.repair)


def test_a_list_is_compared_with_what_is_in_it():
    assert errors(check_files(bundle('list contains(layanan, "hukum")'), FORMS)) == []


def test_a_cell_of_a_table_compares_with_what_the_field_may_hold():
    fields = {**FIELDS, "usia": FieldFact(path="usia", type="string", enum=("anak", "dewasa"))}
    forms = {"f01.schema.json": FormFact(file="f01.schema.json", title="F01", fields=fields)}
    (problem, *_) = check_files(bundle(), forms)

    assert (problem.code, problem.element) == ("bpmn.type_differs", "d")
    assert "di “Triase”" in str(problem.message)


def test_a_variable_that_nothing_sets_is_a_warning():
    problems = check_files(bundle("tingat_akhir = 1"), FORMS)

    assert errors(problems) == []
    assert [(p.code, p.element) for p in problems] == [("bpmn.name_unknown", "f_g_E")]


def test_results_of_services_are_not_guessed_about():
    body = sketch("S g:X E F:E", "S>t t>g g>E?hasil=1 g>>F") + '<bpmn:serviceTask id="t"/>'

    assert check_files({"a.bpmn": process(body)}, {}) == ()


def test_what_a_table_reads_must_be_set_too():
    forms = {"f01.schema.json": FormFact(file="f01.schema.json", title="F01", fields={})}
    problems = check_files(bundle("risiko = 1"), forms)

    assert ("d", "bpmn.name_unknown") in {(p.element, p.code) for p in problems}


def test_problems_of_tables_are_told_with_the_others():
    files = bundle() | {"rusak.dmn": b"<x"}

    assert {p.file for p in check_files(files, FORMS)} == {"rusak.dmn"}


def test_other_files_of_a_bundle_are_left_to_their_rooms():
    files = bundle() | {"f01.schema.json": b"{", "catatan.txt": b"\0"}

    assert check_bundle("p", files, FORMS).usable


def test_only_what_is_read_is_picked_from_the_answers():
    answers = {"usia": 17, "layanan": "hukum", "bahaya": {"sekarang": True, "catatan": "rahasia"}}

    assert pick(answers, frozenset({"usia", "bahaya.sekarang"}), FIELDS) == {
        "usia": 17,
        "bahaya": {"sekarang": True},
    }


def test_what_was_not_answered_is_null():
    reads = frozenset({"usia", "bahaya.sekarang"})

    assert pick({}, reads, FIELDS) == {"usia": None, "bahaya": {"sekarang": None}}
    assert pick({"bahaya": 3}, reads, FIELDS) == {"usia": None, "bahaya": {"sekarang": None}}


def test_an_object_read_whole_is_picked_whole():
    answers = {"bahaya": {"sekarang": True, "catatan": "x"}, "anggota": [{"nama": "A"}]}

    assert pick(answers, frozenset({"bahaya", "anggota.nama"}), FIELDS) == answers


def test_notes_do_not_stand_in_the_way():
    body = sketch("a:T b:T", "a>b")
    checked = check_bundle("p", {"a.bpmn": process(body)}, {})

    assert checked.usable
    assert notes(checked.problems)
