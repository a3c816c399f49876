"""The demonstration with a little more in it, so that every kind of page has something to show."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from pyotp import TOTP

from engine import (
    MACHINE_ACTOR,
    VISITOR,
    Actor,
    AskErasure,
    AssignTask,
    CarryTransfers,
    Cases,
    EnrolTotp,
    Inbox,
    MakeAnswerLink,
    MakeAppointment,
    ProposeHandover,
    ProposeTransfer,
    RaiseFlag,
    RegisterAccount,
    ResetAccount,
    SaveDraft,
    SignIn,
    StartCase,
    WriteNote,
    fresh_secret,
)
from tests.browser.acceptance.office import DAERAH, PATHWAY, Office, story
from webui.accounts import account_name
from webui.demo import PASSWORD, PEOPLE
from webui.walking import START, Walker

WORKER, MANAGER = "pekerja_sosial", "manajer_kasus"
WHY = "Keluarga minta didampingi"
#: Another daerah, which asks this one to go on with a case.
FAR = "94.04"
#: From the Monday on which stories begin to the one on which this family came.
BEFORE = timedelta(weeks=34)
#: Who comes to the house besides: who takes a case over, who wears two hats, who has a code app.
TAKER, TWO_HATS, HALF_IN = "penerus", "rangkap", "separuh"
COMERS = {TAKER: (WORKER,), TWO_HATS: (WORKER, MANAGER), HALF_IN: (WORKER,)}


@dataclass
class House(Office):
    """An office on the demonstration, and the doors in it that no link leads to."""

    app: Flask
    #: Opens the answer link that was made last.
    code: str = ""
    #: Pages that hang on a case of hers, by who comes to them.
    hers: dict[str, list[str]] = field(default_factory=dict)

    def furnish(self) -> "House":
        """Bring in what the demonstration lacks."""
        for name, roles in COMERS.items():
            who = account_name(name, DAERAH)
            account = RegisterAccount(who, "Budi Santoso", DAERAH, roles, password=PASSWORD)
            self.engine.do(account, MACHINE_ACTOR)
        self.refer()
        going, over = self._cases()
        soon, worker = self.clock.now + timedelta(days=2), self.who(WORKER)
        for deed in (
            WriteNote(going, WHY),
            RaiseFlag(going, worker.username, soon, WHY),
            MakeAppointment(going, worker.username, soon, 60, "kantor", WHY),
            ProposeHandover(going, account_name(TAKER, DAERAH), WHY),
        ):
            self.engine.do(deed, worker)
        self._be_asked()
        self.engine.do(AskErasure(over, "retensi", "12/2026", WHY), self.who(MANAGER))
        self._leave_a_draft(worker)
        secret, half = fresh_secret(), self.session_of(HALF_IN)
        self.engine.do(EnrolTotp(half, secret, TOTP(secret).at(self.clock.now)), VISITOR)
        return self

    def who(self, role: str) -> Actor:
        return self.walker.person(role)

    def session_of(self, name: str) -> str:
        """Sign somebody in; returns what her cookie holds."""
        return self.engine.do(SignIn(account_name(name, DAERAH), PASSWORD), VISITOR).subject

    def sit_down(self, client: FlaskClient, name: str) -> FlaskClient:
        """Give a browser the session of a role, of a comer, or none."""
        if name:
            with client.session_transaction() as session:
                session["token"] = self.session_of(name)
        return client

    def cookie(self, who: str, language: str = "id") -> dict[str, str]:
        """Return what a browser holds in which somebody is signed in; "" is nobody."""
        client = self.sit_down(self.app.test_client(), who)
        with client.session_transaction() as session:
            session["language"] = language
        return {"name": "lk3", "value": client.get_cookie("lk3").value, "url": self.address}

    def refer(self) -> None:
        """Send a family of four weeks ago to an institution, whose answer is awaited."""
        steps = story("utama").steps
        asked = next(at for at, one in enumerate(steps) if one.get("message"))
        today, self.clock.now = self.clock.now, START + BEFORE
        self.walker = Walker(self.engine, self.clock, DAERAH, PEOPLE, BEFORE)
        self.play(replace(story("utama"), steps=steps[: asked + 1]))
        self.clock.now = today

    def answer_link(self) -> str:
        """Make a link by which that institution answers; return its path."""
        [awaited] = self.sheet().awaited
        made = self.engine.do(MakeAnswerLink(self.no, awaited.id), self.who(WORKER))
        token, self.code = made.subject.split(" ", 1)
        return f"/jawab/{DAERAH}/{token}"

    def doors(self) -> list[str]:
        """Return where a link opens a page."""
        return [self.answer_link(), self.password_link()]

    def password_link(self) -> str:
        """Make a link by which somebody chooses her password; return its path."""
        wish = ResetAccount(account_name(TWO_HATS, DAERAH), WHY)
        return f"/sandi/{self.engine.do(wish, self.who('admin_tenant')).subject}"

    def _be_asked(self) -> None:
        """Have another daerah ask this one to go on with a case; this one may ask, too."""
        own = self.engine.do(StartCase(PATHWAY), self.who(MANAGER)).case_no
        self.hers[MANAGER] = [f"/kasus/{own}/alih-daerah"]
        far = replace(self.who(MANAGER), username=account_name(MANAGER, FAR), daerah=FAR)
        case = self.engine.do(StartCase(PATHWAY), far).case_no
        why = {"why": "pindah_tempat", "urgency": "segera", "basis": "persetujuan"}
        self.engine.do(ProposeTransfer(case, DAERAH, note=WHY, **why), far)
        self.engine.do(CarryTransfers(), MACHINE_ACTOR)

    def _leave_a_draft(self, worker: Actor) -> None:
        """Have somebody type into a task that is then given to a colleague."""
        task, *_ = self.engine.ask(Inbox(), worker).tasks
        self.engine.do(SaveDraft(task.id, {"catatan": WHY}), worker)
        self.engine.do(AssignTask(task.id, account_name(TAKER, DAERAH), WHY), self.who(MANAGER))

    def _cases(self) -> tuple[str, str]:
        """Return the numbers of a case that she hands over, and of a closed one."""
        heads = self.engine.ask(Cases(), self.who(WORKER))
        over = next(one.no for one in heads if one.status == "ended")
        return next(one.no for one in heads if one.status == "running"), over
