"""An overlay that is wrong is refused whole, with everything that is wrong and how to mend it."""

import json
import re

import pytest

from engine import DefinitionRefused
from processes.pathways import library
from tests.processes.overlays import lay
from webui.bundles import resolved
from webui.checked_daerah import check_daerah, refuse_forbidden

HANDLING = "sp_tangani_insiden.bpmn"
F28 = "f28_insiden_data.schema"


def changed(file, before, after):
    """A daerah's own copy of a shared file, with one thing in it changed."""
    source = library()[file]
    assert before.encode() in source
    return {file: source.replace(before.encode(), after.encode())}


def calling_itself():
    """The handling of a breach, whose first task is to handle it."""
    source = library()[HANDLING].decode()
    task = re.search(r'<bpmn:userTask id="tahan_insiden".*?</bpmn:userTask>', source, re.DOTALL)
    ways = re.findall(r"<bpmn:(?:in|out)coming>.*?</bpmn:(?:in|out)coming>", task[0])
    call = '<bpmn:callActivity id="tahan_insiden" calledElement="sp_tangani_insiden">'
    return {
        HANDLING: source.replace(task[0], f"{call}{''.join(ways)}</bpmn:callActivity>").encode()
    }


def patch(form, **said):
    return {f"{form}.patch.json": json.dumps(said).encode()}


#: What is wrong -> overlay.yaml, the files beside it, and where it is named: file and element.
WRONG = {
    "a legal deadline is lengthened": (
        "sla: {lapor_aph_tpks: PT96H}",
        {},
        ("99.01/overlay.yaml", "sla.lapor_aph_tpks"),
    ),
    "a service nobody knows": (
        "layanan: [konseling, pijat]",
        {},
        ("99.01/overlay.yaml", "layanan.pijat"),
    ),
    "a patch of a field that is not there": (
        "",
        patch(F28, properties={"hilang": None}),
        (f"99.01/{F28}.patch.json", "/properties/hilang"),
    ),
    "an alias to nothing": (
        "alias: {sp_survei: sp_hilang}",
        {},
        ("99.01/overlay.yaml", "alias.sp_survei"),
    ),
    "an alias to what gives something else": (
        "alias: {sp_penanganan_bansos: sp_survei}",
        {},
        ("99.01/overlay.yaml", "alias.sp_penanganan_bansos"),
    ),
    "a step that a law requires is gone": (
        "",
        changed(HANDLING, "f28_pemberitahuan_lembaga", "beri_tahu_nanti"),
        (HANDLING, "f28_pemberitahuan_lembaga"),
    ),
    "a way leads round a step that a law requires": (
        "",
        changed(
            HANDLING,
            'sourceRef="gw_merugikan" targetRef="akhir_tidak_merugikan"',
            'sourceRef="gw_merugikan" targetRef="gw_semua_diberitahu"',
        ),
        (HANDLING, "f28_pemberitahuan_lembaga"),
    ),
    "a step that a law requires may take longer": (
        "",
        changed("insiden_data.bpmn", "duration(sla.pdp_insiden)", 'duration("P9D")'),
        ("insiden_data.bpmn", "catat_batas_insiden"),
    ),
    "a law is no longer named": (
        "",
        changed("insiden_data.bpmn", ' lk3:law="UU 27/2022 Pasal 46"', ""),
        ("insiden_data.bpmn", "tangani_insiden"),
    ),
    "a variable that is never set": (
        "",
        changed("insiden_data.bpmn", "data_terdampak = false", "data_lain = false"),
        ("insiden_data.bpmn", ""),
    ),
    "a process that calls itself": ("", calling_itself(), (HANDLING, "tahan_insiden")),
    "a table that gives something else": (
        "",
        changed("dmn_pasal_33.dmn", 'name="usul_putusan"', 'name="saran"'),
        ("dmn_pasal_33.dmn", "dmn_pasal_33"),
    ),
}


@pytest.fixture
def told(tmp_path):
    """What is said of a daerah that has nothing but these files."""

    def tell(written, files):
        home = lay(tmp_path, written, files)
        return [one for one in check_daerah("99.01", (home,)) if one.severity == "error"]

    return tell


@pytest.mark.parametrize("wrong", WRONG)
def test_it_is_named_by_file_and_key_with_its_repair(told, wrong):
    written, files, (file, element) = WRONG[wrong]
    problems = told(written, files)

    named = {(one.file, one.element) for one in problems}
    assert (file, element) in named if element else file in {one.file for one in problems}
    assert all(str(one.message) and str(one.repair) for one in problems)


def test_all_of_it_is_named_at_once(told):
    keys = ("sla: {lapor_aph_tpks: PT96H}", "layanan: [pijat]", "alias: {sp_survei: sp_hilang}")
    files = {
        **WRONG["a patch of a field that is not there"][1],
        **WRONG["a step that a law requires is gone"][1],
        **WRONG["a table that gives something else"][1],
    }
    named = {(one.file, one.element) for one in told("\n".join(keys), files)}

    assert {
        ("99.01/overlay.yaml", "sla.lapor_aph_tpks"),
        ("99.01/overlay.yaml", "layanan.pijat"),
        ("99.01/overlay.yaml", "alias.sp_survei"),
        (f"99.01/{F28}.patch.json", "/properties/hilang"),
        (HANDLING, "f28_pemberitahuan_lembaga"),
        ("dmn_pasal_33.dmn", "dmn_pasal_33"),
    } <= named


def test_what_a_law_asks_stays_asked_and_required(told):
    """The daerah's patch would let a breach be told without what was known of it."""
    notice = "f28_pemberitahuan_lembaga.schema"
    asked = json.loads(resolved("").forms[f"{notice}.json"])["required"]
    problems = told("", patch(notice, required=asked[1:]))

    assert (f"{notice}.json", asked[0]) in {(one.file, one.element) for one in problems}


def test_a_drawing_published_alone_keeps_what_a_law_requires():
    here = resolved("13.77")
    bundle = {**here.bundle("insiden_data"), **WRONG["a step that a law requires is gone"][1]}
    with pytest.raises(DefinitionRefused) as refusal:
        refuse_forbidden(here, "insiden_data", bundle)

    assert {one.code for one in refusal.value.problems} == {"overlay.required"}
