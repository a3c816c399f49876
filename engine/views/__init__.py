"""What queries answer: frozen values for pages, documents and the command line."""

from engine.views.absences import ABSENCES, AbsenceView
from engine.views.access import AccessSheet, EmergencyView, GrantView
from engine.views.appointments import OUTCOMES, PLACES, AppointmentView
from engine.views.attachments import AttachmentFile, AttachmentView
from engine.views.beside import BesideSheet, FlagView, NoteView
from engine.views.cases import (
    AnswerView,
    CaseSheet,
    CaseStatus,
    CaseView,
    ClockView,
    Incident,
    Member,
)
from engine.views.day import DayItem
from engine.views.definitions import DefinitionSheet, DefinitionView, OfferView
from engine.views.doors import AnswerDesk, AnswerDoor, AnswerLinksSheet, AnswerLinkView, DoorView
from engine.views.erasure import GROUNDS, ErasureSheet, ErasureView, HoldView
from engine.views.factors import FactorsSheet, FactorView, PasskeySheet, PasskeyView
from engine.views.handovers import HandoverSheet, HandoverView
from engine.views.history import Event, Happening, HistorySheet, Opening, TimelineSheet, Verdict
from engine.views.holdings import HeldCase, Holdings, Leaver
from engine.views.institutions import InstitutionSheet, InstitutionView
from engine.views.letters import LetterView, RegisterPage, SeriesView, WaitingLetter
from engine.views.migration import CasePlan, MigrationSheet
from engine.views.notices import NoticeView
from engine.views.nudges import NudgeSheet, NudgeWay
from engine.views.people import (
    AccountStory,
    PersonSheet,
    PersonView,
    TermState,
    TermView,
    UnitView,
    WishView,
)
from engine.views.receipt import Receipt
from engine.views.repair import IncidentRow, RepairSheet, TokenView
from engine.views.search import Found, FoundCase, FoundPerson, KnownBefore
from engine.views.sessions import HalfwaySheet, SessionSheet, SessionView
from engine.views.tasks import (
    ArrivalsView,
    DeskView,
    Draft,
    FilterView,
    LeftDraft,
    LeftSheet,
    Page,
    StopView,
    TaskSheet,
    TaskStatus,
    TaskView,
)
from engine.views.transfers import IncomingView, PacketForm, TransferSheet, TransferView
from engine.views.waits import Lapse, MessageWait, MessageWaitsPage
from engine.views.workload import Load, SilentCase, Workload

__all__ = [  # noqa: RUF022  # one plain alphabet, as every door has it
    "ABSENCES",
    "AbsenceView",
    "AccessSheet",
    "AccountStory",
    "AnswerDesk",
    "AnswerDoor",
    "AnswerLinkView",
    "AnswerLinksSheet",
    "AnswerView",
    "AppointmentView",
    "ArrivalsView",
    "AttachmentFile",
    "AttachmentView",
    "BesideSheet",
    "CasePlan",
    "CaseSheet",
    "CaseStatus",
    "CaseView",
    "ClockView",
    "DayItem",
    "DefinitionSheet",
    "DefinitionView",
    "DeskView",
    "DoorView",
    "Draft",
    "EmergencyView",
    "ErasureSheet",
    "ErasureView",
    "Event",
    "FactorView",
    "FactorsSheet",
    "FilterView",
    "FlagView",
    "Found",
    "FoundCase",
    "FoundPerson",
    "GROUNDS",
    "GrantView",
    "HalfwaySheet",
    "HandoverSheet",
    "HandoverView",
    "Happening",
    "HeldCase",
    "HistorySheet",
    "HoldView",
    "Holdings",
    "Incident",
    "IncidentRow",
    "IncomingView",
    "InstitutionSheet",
    "InstitutionView",
    "KnownBefore",
    "Lapse",
    "Leaver",
    "LeftDraft",
    "LeftSheet",
    "LetterView",
    "Load",
    "Member",
    "MessageWait",
    "MessageWaitsPage",
    "MigrationSheet",
    "NoteView",
    "NoticeView",
    "NudgeSheet",
    "NudgeWay",
    "OUTCOMES",
    "OfferView",
    "Opening",
    "PLACES",
    "PacketForm",
    "Page",
    "PasskeySheet",
    "PasskeyView",
    "PersonSheet",
    "PersonView",
    "Receipt",
    "RegisterPage",
    "RepairSheet",
    "SeriesView",
    "SessionSheet",
    "SessionView",
    "SilentCase",
    "StopView",
    "TaskSheet",
    "TaskStatus",
    "TaskView",
    "TermState",
    "TermView",
    "TimelineSheet",
    "TokenView",
    "TransferSheet",
    "TransferView",
    "UnitView",
    "Verdict",
    "WaitingLetter",
    "WishView",
    "Workload",
]
