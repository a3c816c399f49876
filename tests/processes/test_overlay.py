"""A daerah chooses within bounds; whatever is not known, not allowed or not there is named."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import forms
from engine import DefinitionRefused
from processes import catalogue, daerah, resolve
from processes.overlay import budget, read_layer
from processes.overlay.merging import merged
from webui.checked_daerah import check_daerah, refuse_forbidden

KNOWN = catalogue()


def refused(written, **files):
    """Return (key, line) of everything refused of an overlay."""
    given = {"overlay.yaml": written.encode(), **files}
    _layer, problems = read_layer("13.77", given, KNOWN)
    assert all(str(problem.message) and str(problem.repair) for problem in problems)
    return [(problem.element, problem.line) for problem in problems]


def laid(tmp_path, written, code="99.01", **files):
    """Resolve a daerah that has nothing but these files."""
    folder = tmp_path / "daerah" / f"{code}_uji"
    folder.mkdir(parents=True)
    if written:
        (folder / "overlay.yaml").write_text(written, "utf-8")
    for name, source in files.items():
        (folder / name.replace("__", ".")).write_bytes(source)
    return resolve(code, forms.shipped(), (tmp_path,))


@pytest.mark.parametrize("code", daerah())
def test_every_daerah_has_an_overlay_that_is_whole_and_says_why(code):
    found, problems = resolve(code, forms.shipped())
    (layer,) = found.layers

    assert problems == ()
    chosen = {f"parameter.{name}" for name in layer.parameters}
    chosen |= {f"sla.{name}" for name in layer.deadlines}
    assert chosen <= layer.reasons.keys()


def test_what_a_daerah_does_not_choose_is_as_in_the_base():
    found, _ = resolve("", forms.shipped())

    assert found.settings["parameter"]["ambang_masalah"] == 3
    assert found.settings["sla"]["lapor_aph_tpks"] == "PT72H"
    assert found.settings["tersedia"] == {c: one.active for c, one in KNOWN.pathways.items()}


def test_everything_wrong_is_named_at_once_with_its_line():
    written = (
        "layanan: [konseling, pijat]\n"
        "parameter:\n  mediasi: ya, tentu\n  ambang_masalah: 11\n  warna: merah\n"
        "sla:\n  asesmen: 11 HK\n  lapor_aph_tpks: PT96H\n  triase_normal: cepat\n"
        "jalur: {P3: false, P13: true}\n"
        "gembira: true\n"
    )
    assert refused(written) == [
        ("layanan.pijat", 1),
        ("parameter.mediasi", 3),
        ("parameter.ambang_masalah", 4),
        ("parameter.warna", 5),
        ("sla.asesmen", 7),
        ("sla.lapor_aph_tpks", 8),
        ("sla.triase_normal", 9),
        ("jalur.P3", 10),
        ("jalur.P13", 10),
        ("gembira", 11),
    ]


@pytest.mark.parametrize(
    "written",
    [
        *("[", "parameter: 3", "- a", "parameter: {mediasi: !!python/object:os.system x}"),
        *("a: &a [*a]", "kalender: {libur: {2026-02-30: X}}", "kalender: {masuk: [2026-13-01]}"),
        *("layanan: [[a]]", "layanan: [{a: b}]", "parameter: {ambang_srq: " + "9" * 5_000 + "}"),
        *("parameter: {ambang_srq: 7, ambang_srq: 8}", "alasan: {parameter.tidak_ada: begitu}"),
    ],
)
def test_what_is_no_overlay_is_refused(written):
    assert refused(written)


@pytest.mark.parametrize("name", [name for name, one in KNOWN.deadlines.items() if one.law])
def test_a_deadline_of_the_law_is_shortened_and_never_lengthened(name):
    longest = budget(KNOWN.deadlines[name].default).amount

    assert refused(f"sla: {{{name}: PT{longest // 60 - 1}H}}") == []
    assert refused(f"sla: {{{name}: PT{longest // 60 + 1}H}}") == [(f"sla.{name}", 1)]
    assert refused(f"sla: {{{name}: 1 HK}}") == [(f"sla.{name}", 1)]  # a weekend may lie between


@given(st.integers(1, 999), st.integers(1, 999))
def test_of_two_deadlines_by_one_clock_the_larger_is_longer(one, other):
    for kind in ("{} HK", "P{}D", "PT{}H"):
        longer = budget(kind.format(one)).lengthens(budget(kind.format(other)))
        assert longer == (one > other)


@pytest.mark.parametrize("text", ["", "3", "0 HK", "P", "PT0H", "-PT1H", "1 hk", "P1Y", None, 3.5])
def test_what_is_no_deadline_is_none(text):
    assert budget(text) is None


@pytest.mark.parametrize(
    ("base", "patch", "result"),
    [  # the examples of RFC 7396, appendix A
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "b"}, ["c"], ["c"]),
        ({"a": "foo"}, None, None),
        ({"a": "foo"}, "bar", "bar"),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_a_patch_is_merged_as_the_standard_says(base, patch, result):
    assert merged(base, patch) == result


def test_a_daerah_adds_a_question_and_keeps_the_rest(tmp_path):
    patch = {"properties": {"suku": {"type": "string", "title": "Suku"}}}
    name = "f01_penerimaan_awal__schema__patch__json"
    found, problems = laid(tmp_path, "", **{name: json.dumps(patch).encode()})

    assert problems == ()
    file = "f01_penerimaan_awal.schema.json"
    before, after = (json.loads(one[file])["properties"] for one in (forms.shipped(), found.forms))
    assert after == before | patch["properties"]
    assert found.changed == {file}


@pytest.mark.parametrize(
    ("patch", "pointer"),
    [
        ({"properties": {"hilang": None}}, "/properties/hilang"),
        ({"properties": {"hilang": {"title": "?"}}}, "/properties/hilang"),
        ({"properties": {"saluran": {"hilang": None}}}, "/properties/saluran/hilang"),
    ],
)
def test_a_patch_of_what_is_not_there_is_refused_at_its_place(tmp_path, patch, pointer):
    name = "f01_penerimaan_awal__schema__patch__json"
    _, problems = laid(tmp_path, "", **{name: json.dumps(patch).encode()})

    assert [(problem.element, problem.file) for problem in problems] == [
        (pointer, "99.01/f01_penerimaan_awal.schema.patch.json")
    ]


def test_a_patch_of_no_form_and_one_that_is_no_object_are_refused(tmp_path):
    files = {"hilang__schema__patch__json": b"{}", "f01_penerimaan_awal__schema__patch__json": b"["}
    _, problems = laid(tmp_path, "", **files)

    assert len(problems) == 2


def test_a_call_goes_to_the_daerah_s_own_process(tmp_path):
    found, problems = laid(
        tmp_path,
        "alias: {sp_triase: sp_triase_uji}",
        sp_triase_uji__bpmn=resolve("", {})[0]
        .drawn["sp_triase.bpmn"]
        .replace(b'id="sp_triase"', b'id="sp_triase_uji"'),
    )
    bundle = found.bundle("konseling_keluarga")

    assert problems == ()
    assert "sp_triase_uji.bpmn" in bundle
    assert "sp_triase.bpmn" not in bundle


def test_an_alias_of_a_process_that_is_not_there_is_refused(tmp_path):
    _, problems = laid(tmp_path, "alias: {sp_hilang: sp_triase, sp_triase: sp_juga_hilang}")

    assert [problem.element for problem in problems] == ["alias.sp_hilang", "alias.sp_triase"]


def test_calls_are_led_however_they_are_written_and_each_once(tmp_path):
    call = b"<bpmn:callActivity id='x' calledElement = 'sp_triase'/>"
    caller = resolve("", {})[0].drawn["sp_asesmen.bpmn"].replace(b"</bpmn:process>", call)
    found, _ = laid(
        tmp_path,
        "alias: {sp_triase: sp_rencana}",
        sp_asesmen__bpmn=caller,
    )

    assert b'calledElement="sp_rencana"' in found.drawn["sp_asesmen.bpmn"]
    assert b"sp_triase" not in found.drawn["konseling_keluarga.bpmn"].split(b"<bpmndi:")[0]


def test_what_stands_in_for_another_is_not_replaced_itself(tmp_path):
    _, problems = laid(tmp_path, "alias: {sp_triase: sp_rencana, sp_rencana: sp_asesmen}")

    assert [problem.element for problem in problems] == ["alias.sp_triase"]


def test_what_a_pathway_may_never_call_is_found_under_its_alias(tmp_path):
    """Family settlement is never offered where there was violence, whatever it is called here."""
    stand_in = resolve("", {})[0].drawn["sp_triase.bpmn"]
    files = {
        "sp_mediasi__bpmn": stand_in.replace(b'id="sp_triase"', b'id="sp_mediasi"'),
        "musyawarah__bpmn": stand_in.replace(b'id="sp_triase"', b'id="musyawarah"'),
        "kekerasan_perlindungan__bpmn": resolve("", {})[0]
        .drawn["konseling_keluarga.bpmn"]
        .replace(b'"konseling_keluarga"', b'"kekerasan_perlindungan"')
        .replace(b'calledElement="sp_triase"', b'calledElement="sp_mediasi"'),
    }
    for written in ("", "alias: {sp_mediasi: musyawarah}"):
        home = tmp_path / str(len(written))
        found, problems = laid(home, written, **files)
        bundle = found.bundle("kekerasan_perlindungan")

        assert problems == ()
        with pytest.raises(DefinitionRefused) as refusal:
            refuse_forbidden(found, "kekerasan_perlindungan", bundle)
        assert "overlay.forbidden" in {problem.code for problem in refusal.value.problems}
        assert "overlay.forbidden" in {one.code for one in check_daerah("99.01", (home,))}


def test_the_daerah_s_word_stands_over_the_province_s(tmp_path):
    province = tmp_path / "provinsi" / "99_uji"
    province.mkdir(parents=True)
    chosen = "parameter: {ambang_masalah: 5, ambang_srq: 8}\nsla: {asesmen: 8 HK}\n"
    (province / "overlay.yaml").write_text(chosen, "utf-8")
    found, problems = laid(tmp_path, "parameter: {ambang_masalah: 2}")

    assert problems == ()
    assert found.settings["parameter"]["ambang_masalah"] == 2
    assert found.settings["parameter"]["ambang_srq"] == 8
    assert found.settings["sla"]["asesmen"] == "8 HK"
