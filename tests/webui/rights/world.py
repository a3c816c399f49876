"""One office with everybody in it and a case of each kind, seen from everybody's side at once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import uuid4

from pyotp import TOTP

from engine import (
    MACHINE_ACTOR,
    VISITOR,
    Actor,
    AskErasure,
    AssignTask,
    AttachFile,
    BreakGlass,
    CancelCase,
    CaseByNo,
    CompleteTask,
    DenyAccess,
    EnrolTotp,
    GrantAccess,
    Notices,
    PublishDefinition,
    RegisterAccount,
    ReleaseTask,
    RetryIncident,
    SignIn,
    StartCase,
    fresh_secret,
)
from engine.access import reads_cases
from tests.attached import photo
from tests.webui.conftest import PASSWORD, Office
from tests.webui.rights.furnishing import BUNDLES, LANES, WITHOUT_TASK
from tests.webui.rights.page import hats

HERE, THERE = "13.77", "94.04"
WORKER, MANAGER, INTAKE = "pekerja_sosial", "manajer_kasus", "petugas_penerima"
TOLD = {"masalah": "Ibu Ani bersembunyi", "kelas": "K3"}
WHY = "Mendampingi keluarga ini"
DANGER = "Anak dikejar pelaku malam ini"


def who(name: str, role: str, daerah: str = HERE) -> Actor:
    return Actor(username=name, name=f"Ibu {name}", daerah=daerah, role=role)


class Begun(NamedTuple):
    """A case, each hat's task in it, and the manager who deals them out."""

    no: str
    mine: dict[str, str]
    head: Actor


@dataclass
class World:
    """Who is asked about: a case for each relation, and each hat's task in it."""

    office: Office
    #: Relation -> what stands in the place of an address's ids.
    ids: dict[str, dict[str, str]] = field(default_factory=dict)
    #: Relation -> hat -> id of her task.
    tasks: dict[str, dict[str, str]] = field(default_factory=dict)

    def furnish(self) -> "World":
        """Bring everybody and every case in."""
        self._people()
        for relation, deal in DEALS.items():
            self._case(relation, deal)
        self.ids["none"] = {name: uuid4().hex for name in self.ids["own"]}
        self.ids["none"]["no"] = "LK3-1377-2026-99999"
        self.tasks["none"] = {role: uuid4().hex for role in LANES}
        [told, *_] = self.office.engine.ask(Notices(), who("pejabat_pdp", "pejabat_pdp"))
        self.ids["none"]["notice_id"] = told.id
        return self

    def token_of(self, name: str, role: str = "") -> str:
        """Sign somebody in; returns what her cookie holds."""
        return self.office.engine.do(SignIn(name, PASSWORD, role), VISITOR).subject

    def _people(self) -> None:
        helpers = ("rekan", "penolong", "kepala")
        people = {role: (HERE, (role, WORKER)) for role in WITHOUT_TASK}
        people |= {role: (HERE, (role,)) for role in LANES}
        people |= dict.fromkeys((*helpers, "separuh"), (HERE, LANES))
        people |= {f"{name}.jauh": (THERE, LANES) for name in helpers}
        people["seberang"] = (THERE, (WORKER,))
        for name, (daerah, roles) in people.items():
            account = RegisterAccount(name, f"Ibu {name}", daerah, roles, password=PASSWORD)
            self.office.engine.do(account, MACHINE_ACTOR)
        for daerah in (HERE, THERE):
            for process, files in BUNDLES.items():
                self.office.engine.do(PublishDefinition(daerah, process, files), MACHINE_ACTOR)
        secret = fresh_secret()
        code = TOTP(secret).at(self.office.clock())
        self.office.engine.do(EnrolTotp(self.token_of("separuh"), secret, code), VISITOR)

    def _case(self, relation: str, deal: Callable[["World", Begun], None]) -> None:
        """Open a case, deal its tasks out, and have everything there that an address asks for."""
        do, ask = self.office.engine.do, self.office.engine.ask
        daerah, tail = (THERE, ".jauh") if relation == "far" else (HERE, "")
        opener = who(INTAKE if relation == "own" else f"rekan{tail}", INTAKE, daerah)
        head = who(f"kepala{tail}", MANAGER, daerah)
        no, tasks = self._begun("tabel", opener, head)
        mine = {role: tasks[f"tugas_{role}"] for role in LANES}
        sheet = ask(CaseByNo(no), opener)
        do(AssignTask(mine[MANAGER], head.username), head)
        attached = do(AttachFile("foto.jpg", photo(), case_no=no), opener).subject
        deal(self, Begun(no, mine, head))
        emergency = do(BreakGlass(no, DANGER), who(f"penolong{tail}", WORKER, daerah)).subject
        if relation == "K4":
            do(CompleteTask(tasks["timbang"], {**TOLD, "kelas": "K4"}), head)
        self.tasks[relation] = mine
        self.ids[relation] = {
            "no": no,
            "answer_id": sheet.answers[0].id,
            "attachment_id": attached,
            "wait_id": sheet.awaited[0].id,
            "emergency_id": emergency,
            "incident_id": self._incident(relation, opener, head),
            "erasure_id": self._erasure(relation, opener, head),
        }

    def _begun(self, process: str, opener: Actor, head: Actor) -> tuple[str, dict[str, str]]:
        """Open a case and write its first form; returns its number, and its tasks by element."""
        do, ask = self.office.engine.do, self.office.engine.ask
        begun = do(StartCase(process), opener)
        do(CompleteTask(begun.next_tasks[0], TOLD), opener)
        tasks = ask(CaseByNo(begun.case_no), head).tasks
        return begun.case_no, {one.element: one.id for one in tasks}

    def _incident(self, relation: str, opener: Actor, head: Actor) -> str:
        """Return an incident that was retried in vain, of a case to which all are so related."""
        do, ask = self.office.engine.do, self.office.engine.ask
        no, tasks = self._begun("macet", opener, head)
        do(CompleteTask(tasks["timbang"], TOLD), head)
        [held] = ask(CaseByNo(no), head).incidents
        self._relate(relation, no, head)
        do(RetryIncident(held.id), head)
        return held.id

    def _erasure(self, relation: str, opener: Actor, head: Actor) -> str:
        """Return what the manager asked of a closed case to which all are so related."""
        no, tasks = self._begun("macet", opener, head)
        self.office.engine.do(CompleteTask(tasks["timbang"], TOLD), head)
        self._relate(relation, no, head)
        self.office.engine.do(CancelCase(no, WHY), head)
        return self.office.engine.do(AskErasure(no, "retensi", "1/2026", WHY), head).subject

    def _relate(self, relation: str, no: str, head: Actor) -> None:
        """Let everybody into a case, or keep everybody out."""
        do = self.office.engine.do
        for role in hats() if relation in {"own", "denied"} else ():
            if relation == "denied":
                do(DenyAccess(no, role, WHY), head)
            elif (reads_cases(role) or role in WITHOUT_TASK) and role != INTAKE:
                do(GrantAccess(no, role, WHY), head)


def in_pools(world: World, case: Begun) -> None:
    """Leave everything in the pools."""
    world.office.engine.do(ReleaseTask(case.mine[MANAGER]), case.head)


def to_each(world: World, case: Begun) -> None:
    """Everybody holds hers; who has none is named under another hat."""
    for role, task_id in case.mine.items():
        world.office.engine.do(AssignTask(task_id, role), case.head)
    for role in WITHOUT_TASK:
        world.office.engine.do(GrantAccess(case.no, role, WHY), case.head)


def to_colleague(world: World, case: Begun) -> None:
    """One colleague holds them all."""
    for task_id in case.mine.values():
        world.office.engine.do(AssignTask(task_id, "rekan"), case.head)


def taken_back(world: World, case: Begun) -> None:
    """Everybody but the manager held hers, and does no more; then the case turns out to be K4."""
    for role, task_id in case.mine.items():
        if role != MANAGER:
            world.office.engine.do(AssignTask(task_id, role), case.head)
        world.office.engine.do(ReleaseTask(task_id), case.head)


def denied(world: World, case: Begun) -> None:
    """Everybody held hers until she was put on the deny list."""
    to_each(world, case)
    for role in hats():
        world.office.engine.do(DenyAccess(case.no, role, WHY), case.head)


#: Relation -> how the head of its case deals out the tasks.
DEALS = {
    "own": to_each,
    "pool": in_pools,
    "another's": to_colleague,
    "K4": taken_back,
    "far": in_pools,
    "denied": denied,
}
