"""One office with everybody in it and a case of each kind, seen from everybody's side at once."""

from dataclasses import dataclass, field
from uuid import uuid4

from pyotp import TOTP

from engine import (
    MACHINE_ACTOR,
    VISITOR,
    Actor,
    AssignTask,
    BreakGlass,
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
        people |= {name: (HERE, LANES) for name in (*helpers, "separuh")}
        people |= {f"{name}.jauh": (THERE, LANES) for name in helpers} | {
            "seberang": (THERE, (WORKER,))
        }
        for name, (daerah, roles) in people.items():
            account = RegisterAccount(name, f"Ibu {name}", daerah, roles, password=PASSWORD)
            self.office.engine.do(account, MACHINE_ACTOR)
        for daerah in (HERE, THERE):
            for process, files in BUNDLES.items():
                self.office.engine.do(PublishDefinition(daerah, process, files), MACHINE_ACTOR)
        secret = fresh_secret()
        code = TOTP(secret).at(self.office.clock())
        self.office.engine.do(EnrolTotp(self.token_of("separuh"), secret, code), VISITOR)

    def _case(self, relation: str, deal: "Deal") -> None:
        do, ask = self.office.engine.do, self.office.engine.ask
        daerah, tail = (THERE, ".jauh") if relation == "far" else (HERE, "")
        opener = who(INTAKE if relation == "own" else f"rekan{tail}", INTAKE, daerah)
        head = who(f"kepala{tail}", MANAGER, daerah)
        no, tasks = self._begun("tabel", opener, head)
        stuck, _ = self._begun("macet", opener, head)
        sheet = ask(CaseByNo(no), opener)
        [held] = ask(CaseByNo(stuck), head).incidents
        mine = {role: tasks[f"tugas_{role}"] for role in LANES}
        do(AssignTask(mine[MANAGER], head.username), head)
        deal(self, no, mine, head)
        self._settle(relation, stuck, head)
        do(RetryIncident(held.id), head)
        rescuer = who(f"penolong{tail}", WORKER, daerah)
        emergency = do(BreakGlass(no, DANGER), rescuer).subject
        if relation == "K4":
            do(CompleteTask(tasks["timbang"], {**TOLD, "kelas": "K4"}), head)
        self.tasks[relation] = mine
        self.ids[relation] = {
            "no": no,
            "answer_id": sheet.answers[0].id,
            "wait_id": sheet.awaited[0].id,
            "incident_id": held.id,
            "emergency_id": emergency,
        }

    def _begun(self, process: str, opener: Actor, head: Actor) -> tuple[str, dict[str, str]]:
        """Open a case; of the stuck kind it is stuck, and the head is of its team."""
        do, ask = self.office.engine.do, self.office.engine.ask
        begun = do(StartCase(process), opener)
        do(CompleteTask(begun.next_tasks[0], TOLD), opener)
        tasks = {one.element: one.id for one in ask(CaseByNo(begun.case_no), head).tasks}
        if process == "macet":
            do(CompleteTask(tasks["timbang"], TOLD), head)
        return begun.case_no, tasks

    def _settle(self, relation: str, no: str, head: Actor) -> None:
        """Relate everybody to a case without tasks as she is to the one with them."""
        for role in hats() if relation in {"own", "denied"} else ():
            if relation == "denied":
                self.office.engine.do(DenyAccess(no, role, WHY), head)
            elif (reads_cases(role) or role in WITHOUT_TASK) and role != INTAKE:
                self.office.engine.do(GrantAccess(no, role, WHY), head)


class Deal:
    """How the tasks of a case are dealt out by its head."""

    def __call__(self, world: World, no: str, mine: dict[str, str], head: Actor) -> None:
        """Leave everything in the pools."""
        world.office.engine.do(ReleaseTask(mine[MANAGER]), head)


class ToEach(Deal):
    """Everybody holds hers; who has none is named under another hat."""

    def __call__(self, world: World, no: str, mine: dict[str, str], head: Actor) -> None:
        for role, task_id in mine.items():
            world.office.engine.do(AssignTask(task_id, role), head)
        for role in WITHOUT_TASK:
            world.office.engine.do(GrantAccess(no, role, WHY), head)


class ToColleague(Deal):
    """One colleague holds them all."""

    def __call__(self, world: World, no: str, mine: dict[str, str], head: Actor) -> None:
        for task_id in mine.values():
            world.office.engine.do(AssignTask(task_id, "rekan"), head)


class TakenBack(Deal):
    """Everybody but the manager held hers, and does no more."""

    def __call__(self, world: World, no: str, mine: dict[str, str], head: Actor) -> None:
        for role, task_id in mine.items():
            if role != MANAGER:
                world.office.engine.do(AssignTask(task_id, role), head)
            world.office.engine.do(ReleaseTask(task_id), head)


class Denied(ToEach):
    """Everybody held hers until she was put on the deny list."""

    def __call__(self, world: World, no: str, mine: dict[str, str], head: Actor) -> None:
        super().__call__(world, no, mine, head)
        for role in hats():
            world.office.engine.do(DenyAccess(no, role, WHY), head)


DEALS = {
    "own": ToEach(),
    "pool": Deal(),
    "another's": ToColleague(),
    "K4": TakenBack(),
    "far": Deal(),
    "denied": Denied(),
}
