"""What every page of an answer link begins with: the daerah, the link, the browser's pass."""

from dataclasses import dataclass

from flask import g, make_response, render_template, session
from flask.typing import ResponseReturnValue

from engine import (
    VISITOR,
    Actor,
    AnswerDesk,
    AnswerDeskByPass,
    AnswerDoor,
    AnswerDoorByToken,
    NotSignedIn,
    TooManyTries,
    Unknown,
)
from processes import Daerah, daerah
from webui.answers import pairs
from webui.fragments import by_script, page
from webui.visit import engine

#: Where a browser keeps what it was given for the right code: whose link, and the pass.
PASS = "jawaban"  # noqa: S105  # the name of it
#: Ways a link stands in which it is still worked on.
AT_WORK = ("open", "paused")
#: What a person typed, by question.
Told = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who came with a link."""

    place: Daerah
    token: str
    #: None when there never was such a link.
    door: AnswerDoor | None

    @property
    def holder(self) -> Actor:
        """In whose name she acts; Unknown without a link."""
        if self.door is None:
            raise Unknown
        return self.door.holder

    @property
    def standing(self) -> str:
        """How her link stands; "unknown" without one."""
        return self.door.standing if self.door else "unknown"

    @property
    def pass_(self) -> str:
        """What this browser was given for the right code; "" when it was not, or for another."""
        whose, pass_ = session.get(PASS, ("", ""))
        return pass_ if self.door and whose == self.holder.username else ""

    def desk(self) -> AnswerDesk:
        """Return the form; NotSignedIn before the code was right in this browser."""
        if self.standing not in AT_WORK and not self.pass_:
            raise NotSignedIn
        return engine().ask(AnswerDeskByPass(self.token, self.pass_), self.holder)


def caller(code: str, token: str) -> Caller:
    """Find out who comes with a link; Unknown for no daerah of ours."""
    if code not in daerah():
        raise Unknown
    g.daerah = code
    stranger = Actor(username=VISITOR.username, name="", daerah=code, role=VISITOR.role)
    return Caller(daerah()[code], token, engine().ask(AnswerDoorByToken(token), stranger))


def code_page(who: Caller, wrong: NotSignedIn | None = None) -> ResponseReturnValue:
    """Ask for the code; what was typed into the form is carried along."""
    if by_script():
        return page("doors/answer.html", "halted", who=who), 409
    status = 200 if wrong is None else 429 if isinstance(wrong, TooManyTries) else 401
    drawn = render_template(
        "doors/code.html", who=who, refusal=wrong.message if wrong else "", carried=pairs()
    )
    return make_response(drawn, status)


def gone(who: Caller, told: Told = ()) -> ResponseReturnValue:
    """Tell why a link is of no use any more, what was kept, and what to do."""
    if by_script():
        return page("doors/answer.html", "halted", who=who), 409
    drawn = render_template("doors/gone.html", who=who, typed=told or _by_name())
    return make_response(drawn, 410 if who.door else 404)


def _by_name() -> Told:
    """Return what was typed by its fields' names, where the form is not to be read any more."""
    return tuple((name.replace("_", " ").capitalize(), said) for name, said in pairs() if said)
