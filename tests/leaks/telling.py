"""Families tell: walk-throughs of the shipped pathway in which every text is a planted word."""

from dataclasses import replace
from datetime import timedelta

from engine import (
    AnswerByLink,
    AnswerDoorByToken,
    CaseByNo,
    ClaimTask,
    CompleteTask,
    Engine,
    JsonObject,
    MakeAnswerLink,
    OpenAnswerLink,
    SaveDraft,
    SaveLinkDraft,
    TaskById,
    TaskView,
)
from processes import scenarios
from tests.engine.office import PARIAMAN
from tests.leaks.filling import filled
from tests.leaks.words import Bank
from webui.walking import START, STEP, MovableClock, Walker

PATHWAY = "konseling_keluarga"
#: The way that most go, violence, a guardian who is suspected, a referral sent twice.
STORIES = ("utama", "kekerasan_diserahkan", "wali_diduga_pelaku", "rujukan_ulang")
#: The message that the institution brings itself, by a link.
BY_LINK = "msg_jawaban_rujukan"


class Teller(Walker):
    """Plays a scenario with words of a bank in all that can be typed.

    Each form lies there first as a draft with words of `lost`, which completing it throws away.
    """

    def __init__(self, engine: Engine, clock: MovableClock, kept: Bank, lost: Bank) -> None:
        later = clock.now - START
        super().__init__(engine, clock, PARIAMAN, later=later - later % timedelta(days=1))
        self._kept, self._lost = kept, lost

    def complete(self, task: TaskView, element: str, data: JsonObject) -> None:
        """Leave a draft, then complete the task with other words."""
        actor = self.person(task.role)
        if not task.assignee:
            self._engine.do(ClaimTask(task.id), actor)
        sheet = self._engine.ask(TaskById(task.id), actor)
        here = self.here(data)
        files, form = sheet.files, sheet.node.form
        self._clock.now += STEP
        self._engine.do(SaveDraft(task.id, filled(files, form, here, self._lost)), actor)
        told = CompleteTask(task.id, filled(files, form, here, self._kept), seen_version=1)
        self._engine.do(told, actor)
        self._trace.append(element)

    def receive(self, message: str, data: JsonObject, key: JsonObject) -> None:
        """Bring the message with planted words."""
        sheet = self._engine.ask(CaseByNo(self.no), self._on_the_case())
        [awaited] = [one for one in sheet.awaited if one.message == message]
        told = filled(sheet.files, awaited.form, data, self._kept)
        if message != BY_LINK:
            super().receive(message, told, key)
            return
        hurried = filled(sheet.files, awaited.form, data, self._lost)
        self._answer_by_link(awaited.id, hurried, self.here(told))

    def _answer_by_link(self, wait_id: str, hurried: JsonObject, told: JsonObject) -> None:
        """Have the institution itself leave a draft, then answer."""
        do = self._engine.do
        made = do(MakeAnswerLink(self.no, wait_id), self._on_the_case())
        token, code = made.subject.split(" ")
        stranger = replace(self._on_the_case(), username="", role="")
        door = self._engine.ask(AnswerDoorByToken(token), stranger)
        assert door is not None
        pass_ = do(OpenAnswerLink(token, code), door.holder).subject
        do(SaveLinkDraft(token, pass_, hurried), door.holder)
        do(AnswerByLink(token, pass_, told), door.holder)


def tell(engine: Engine, clock: MovableClock, kept: Bank, lost: Bank) -> dict[str, str]:
    """Play the stories, each begun at the same hour; return the numbers of their cases by name."""
    begun, numbers = clock.now, {}
    for story in scenarios(PATHWAY):
        if story.name in STORIES:
            clock.now = begun
            teller = Teller(engine, clock, kept, lost)
            walk = teller.play(story)
            assert walk.ok, walk.problems
            numbers[story.name] = teller.no
    return numbers
