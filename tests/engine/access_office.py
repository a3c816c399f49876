"""Cases that are guarded: a process whose form sets the class, and more people around it."""

from engine import (
    AccessByCase,
    AccessSheet,
    Actor,
    CaseByNo,
    CompleteTask,
    EndTerm,
    Engine,
    Files,
    PersonByUsername,
    PublishDefinition,
    RegisterAccount,
    TaskView,
    Unknown,
)
from tests.engine.office import (
    AUDITOR,
    MACHINE,
    MANAGER,
    OFFICER,
    PARIAMAN,
    PASSWORD,
    choices,
    diagram,
    form,
    person,
    schema,
    start,
)

PSYCHOLOGIST = person("psikolog")
SECOND_MANAGER = person("manajer_kasus", 2)
DATA_OFFICER = person("pejabat_pdp")
GUARD = person("mitra_keamanan")
NEIGHBOUR = person("perangkat_desa")
MORE = (PSYCHOLOGIST, SECOND_MANAGER, DATA_OFFICER, GUARD, NEIGHBOUR)
REASON = "Mendampingi keluarga ini"
DANGER = "Ibu dan anak dikejar pelaku malam ini"

#: Noted at the desk, then worked on by four at the same time.
GUARDED = diagram(
    "jaga",
    f"""
    <bpmn:startEvent id="mulai"/>
    <bpmn:userTask id="catat" name="Catat">{form("jaga")}</bpmn:userTask>
    <bpmn:parallelGateway id="bagi"/>
    <bpmn:userTask id="timbang" name="Timbang">{form("jaga")}</bpmn:userTask>
    <bpmn:userTask id="tangani" name="Tangani">{form("jaga")}</bpmn:userTask>
    <bpmn:userTask id="kawal" name="Kawal"/>
    <bpmn:userTask id="jenguk" name="Jenguk"/>
    <bpmn:parallelGateway id="satukan"/>
    <bpmn:endEvent id="selesai" name="Selesai"/>
    """,
    """mulai > catat
    catat > bagi
    bagi > timbang
    bagi > tangani
    bagi > kawal
    bagi > jenguk
    timbang > satukan
    tangani > satukan
    kawal > satukan
    jenguk > satukan
    satukan > selesai""",
    {
        "petugas_penerima": "mulai catat bagi satukan selesai",
        "manajer_kasus": "timbang",
        "pekerja_sosial": "tangani",
        "mitra_keamanan": "kawal",
        "perangkat_desa": "jenguk",
    },
)
FILES: Files = {
    "jaga.bpmn": GUARDED,
    "jaga.schema.json": schema(
        "Jaga",
        {
            "masalah": {"type": "string", "title": "Masalah", "maxLength": 200},
            "kelas": choices("Kelas", "K2", "K3", "K4"),
        },
        ("masalah", "kelas"),
    ),
}
TOLD = "Ibu Ani bersembunyi di rumah kakaknya"


def furnish(engine: Engine) -> Engine:
    """Publish the process and register the others."""
    engine.do(PublishDefinition(PARIAMAN, "jaga", FILES), MACHINE)
    for one in MORE:
        register(engine, one)
    return engine


def register(engine: Engine, one: Actor) -> None:
    """Give somebody an account under her one hat."""
    account = RegisterAccount(one.username, one.name, one.daerah, (one.role,), password=PASSWORD)
    engine.do(account, MACHINE)


def opened(engine: Engine, klass: str = "K3") -> str:
    """Bring a case to its four tasks; return its number."""
    begun = start(engine, "jaga")
    engine.do(CompleteTask(begun.next_tasks[0], {"masalah": TOLD, "kelas": klass}), OFFICER)
    return begun.case_no


def managed(engine: Engine, klass: str = "K3") -> str:
    """A case on whose team the manager is; the class is what she weighed it to be."""
    no = opened(engine)
    weigh = task(engine, no, "timbang").id
    engine.do(CompleteTask(weigh, {"masalah": TOLD, "kelas": klass}), MANAGER)
    return no


def task(engine: Engine, no: str, element: str) -> TaskView:
    """A task of a case, as the log knows it."""
    tasks = engine.ask(CaseByNo(no), AUDITOR).tasks
    return next(one for one in tasks if one.element == element)


def is_open(engine: Engine, no: str, actor: Actor) -> bool:
    """Tell whether somebody reads what the family said."""
    try:
        return TOLD in repr(engine.ask(CaseByNo(no), actor).answers)
    except Unknown:
        return False


def access(engine: Engine, no: str, actor: Actor = MANAGER) -> AccessSheet:
    return engine.ask(AccessByCase(no), actor)


def leaves(engine: Engine, actor: Actor, *roles: str) -> None:
    """End the terms of somebody, or those of some of her roles."""
    for term in engine.ask(PersonByUsername(actor.username), AUDITOR).terms:
        if term.state == "running" and (not roles or term.role in roles):
            engine.do(EndTerm(actor.username, term.id, "masa bakti selesai"), MACHINE)
