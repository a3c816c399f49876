"""What the library ships is accepted as it stands, and a person can work with it."""

import re

import pytest

from engine.bpmn import read_process
from processes import shipped
from tests.processes.story import PATHWAYS, checked, facts

PATHWAY = "konseling_keluarga"
CALLED = {
    "sp_penerimaan",
    "sp_persetujuan",
    "sp_triase",
    "sp_asesmen",
    "sp_rencana",
    "sp_rujukan",
    "sp_surat",
    "sp_pemantauan",
    "sp_terminasi",
    "sp_konferensi_kasus",
    "sp_mediasi",
    "sp_skrining_srq",
    "sp_sesi_konseling",
    "sp_survei",
}
WORK = {"userTask", "receiveTask"}
READ = {"UU 27/2022", "UU 12/2022", "UU 14/2019", "UU 23/2004"}


@pytest.fixture(params=PATHWAYS)
def pathway(request):
    return request.param


@pytest.fixture
def processes(pathway):
    return checked(pathway).processes


def test_a_pathway_comes_with_all_it_calls_and_nothing_more():
    tables = {"dmn_triase.dmn", "dmn_klasifikasi_surat.dmn", "dmn_penandatangan.dmn"}
    assert shipped()[PATHWAY].keys() == {f"{name}.bpmn" for name in {PATHWAY, *CALLED}} | tables
    assert shipped()["sp_triase"].keys() == {"sp_triase.bpmn", "dmn_triase.dmn"}


@pytest.mark.parametrize("process", sorted(shipped()))
def test_every_shipped_process_is_accepted_without_error_or_warning(process):
    own = checked(process).problems if process in PATHWAYS else ()
    alone = [problem for file in shipped()[process].items() for problem in _alone(*file)]
    assert [str(p.message) for p in (*own, *alone) if p.severity != "note"] == []


def _alone(file, source):
    return read_process(file, source)[1] if file.endswith(".bpmn") else ()


def test_every_human_task_says_what_to_do_in_which_role_with_which_form(processes):
    for process in processes.values():
        for node in process.nodes.values():
            if node.kind in WORK:
                assert len(node.documentation) > 60, node.id
                assert node.role, node.id
                assert node.due, node.id
                assert node.form in facts(), node.id


def test_every_call_and_every_end_of_the_pathway_has_its_stage(processes, pathway):
    nodes = processes[pathway].nodes.values()
    staged = [node for node in nodes if node.kind in {"callActivity", "userTask", "endEvent"}]
    assert [node.id for node in staged if not node.stage] == []


def test_the_social_worker_of_the_case_gets_her_tasks_at_once(processes):
    for process in processes.values():
        for node in process.nodes.values():
            if node.role == "pekerja_sosial" and node.kind in WORK:
                assert node.assignee == "petugas_kasus", node.id


def test_a_choosing_gateway_asks_a_question_and_has_a_default(processes):
    for process in processes.values():
        for node in process.nodes.values():
            ways = [flow for flow in process.flows.values() if flow.source == node.id]
            if node.kind == "exclusiveGateway" and len(ways) > 1:
                assert node.name.endswith("?"), node.id
                assert sum(way.is_default for way in ways) == 1, node.id
                assert all(way.name for way in ways), node.id


def test_consent_is_never_the_default():
    processes = checked(PATHWAY).processes
    flows = {flow.id: flow for process in processes.values() for flow in process.flows.values()}
    given = [
        "ke_gw_isi_persetujuan_dari_gw_jawaban_klien",
        "ke_triase_dari_gw_disetujui_klien",
        "ke_f02b_pelepasan_informasi_dari_gw_izin_diberikan",
    ]
    assert [name for name in given if flows[name].is_default or not flows[name].condition] == []


def test_ids_are_unique_over_the_whole_pathway(processes):
    ids = [node for process in processes.values() for node in process.nodes]
    assert len(ids) == len(set(ids))


def test_law_is_cited_only_where_the_domain_has_verified_it():
    """Read: UU 27/2022 Art. 4 and 31, UU 12/2022 (3 x 24 h), UU 14/2019 Art. 28; no other.

    UU 23/2004 Art. 15 and 16 were read where others quote them.
    """
    drawn = [p for pathway in PATHWAYS for p in checked(pathway).processes.values()]
    said = " ".join(n.documentation for p in drawn for n in p.nodes.values())
    assert set(re.findall(r"UU \d+/\d+", said)) == READ
    assert "Permensos" not in said
