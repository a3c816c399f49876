"""The case engine: commands change cases, queries read them."""

# Longer than other files: a door names each word twice, whence it comes and that it is offered.

from engine.access import HATS, LET_IN, MACHINE_ACTOR, OFFERS, SENSITIVE, VISITOR, by_public_door
from engine.answer_links import ANSWERS_DOOR
from engine.bpmn import (
    OPENED,
    SETTINGS,
    Box,
    Checked,
    Diagram,
    check_bundle,
    check_files,
    ends_without,
    read_diagram,
    read_process,
    reading_steps,
)
from engine.commands.add_institution import AddInstitution
from engine.commands.add_term import AddTerm
from engine.commands.add_unit import AddUnit
from engine.commands.answer_by_link import AnswerByLink
from engine.commands.answer_handover import AnswerHandover
from engine.commands.answer_transfer import AcceptTransfer, RefuseTransfer
from engine.commands.apply_overlay import ApplyOverlay
from engine.commands.ask_erasure import AskErasure
from engine.commands.assign_task import AssignTask
from engine.commands.attach_file import AttachFile
from engine.commands.bind_provider import BindProvider, UnbindProvider
from engine.commands.break_glass import BreakGlass
from engine.commands.cancel_case import CancelCase
from engine.commands.cancel_token import CancelToken
from engine.commands.carry_transfers import CarryTransfers
from engine.commands.change_institution import ChangeInstitution
from engine.commands.change_password import ChangePassword
from engine.commands.choose_columns import ChooseColumns
from engine.commands.choose_nudges import ChooseNudges
from engine.commands.choose_role import ChooseRole
from engine.commands.claim_task import ClaimTask
from engine.commands.close_flag import CloseFlag
from engine.commands.complete_task import CompleteTask
from engine.commands.confirm_nudge_address import ConfirmNudgeAddress
from engine.commands.continue_clock import ContinueClock
from engine.commands.continue_clocks import ContinueClocks
from engine.commands.correct_answer import CorrectAnswer
from engine.commands.deal_out import DealOut
from engine.commands.decide_erasure import DecideErasure
from engine.commands.deliver_nudges import DeliverNudges
from engine.commands.deliver_outbox import DeliverOutbox
from engine.commands.deny_access import DenyAccess
from engine.commands.drop_filter import DropFilter
from engine.commands.drop_nudge_address import DropNudgeAddress
from engine.commands.end_absence import EndAbsence
from engine.commands.end_session import EndSession
from engine.commands.end_sessions import EndElsewhere, EndSessionsOf
from engine.commands.end_term import EndTerm
from engine.commands.enrol_totp import EnrolTotp
from engine.commands.enter_absence import EnterAbsence
from engine.commands.entrust_task import EntrustTask
from engine.commands.extend_deadline import ExtendDeadline
from engine.commands.fire_timers import FireTimers
from engine.commands.forget_left import ForgetLeft
from engine.commands.grant_access import GrantAccess
from engine.commands.hold_case import HoldCase
from engine.commands.keep_filter import (
    KeepFilter,
)
from engine.commands.keep_holiday import KeepHoliday
from engine.commands.leave_draft import LeaveDraft
from engine.commands.lift_denial import LiftDenial
from engine.commands.lift_hold import LiftHold
from engine.commands.look_up_report import LookUpReport
from engine.commands.make_answer_link import MakeAnswerLink
from engine.commands.make_appointment import MakeAppointment
from engine.commands.make_recovery_codes import MakeRecoveryCodes
from engine.commands.mend_value import MendValue
from engine.commands.migrate_case import MigrateCase
from engine.commands.migrate_cases import MigrateCases
from engine.commands.move_token import MoveToken
from engine.commands.note_spam import NoteSpam
from engine.commands.nudge_all import NudgeAll
from engine.commands.open_answer_link import OpenAnswerLink
from engine.commands.open_challenge import OpenChallenge
from engine.commands.open_link import OpenLink
from engine.commands.pass_absence import PassAbsence
from engine.commands.plan_follow_up import PlanFollowUp
from engine.commands.propose_handover import ProposeHandover
from engine.commands.propose_transfer import ProposeTransfer
from engine.commands.prove_code import ProveCode
from engine.commands.prove_passkey import ProvePasskey
from engine.commands.prove_password import ProvePassword
from engine.commands.publish_definition import PublishDefinition
from engine.commands.put_away import PutAway
from engine.commands.raise_flag import RaiseFlag
from engine.commands.recall_task import RecallTask
from engine.commands.receive_message import ReceiveMessage
from engine.commands.register_account import RegisterAccount
from engine.commands.register_passkey import RegisterPasskey
from engine.commands.release_task import ReleaseTask
from engine.commands.remind_all import RemindAll
from engine.commands.remove_factor import RemoveFactor
from engine.commands.remove_passkey import RemovePasskey
from engine.commands.renew_calendar import RenewCalendar
from engine.commands.reopen_case import ReopenCase
from engine.commands.report_in import ReportIn
from engine.commands.reset_account import ResetAccount
from engine.commands.restore_institution import RestoreInstitution
from engine.commands.resume_case import ResumeCase
from engine.commands.retire_institution import RetireInstitution
from engine.commands.retry_incident import RetryIncident
from engine.commands.review_emergency import ReviewEmergency
from engine.commands.revoke_access import RevokeAccess
from engine.commands.revoke_answer_link import RevokeAnswerLink
from engine.commands.save_diagram import SaveDiagram
from engine.commands.save_draft import SaveDraft
from engine.commands.save_link_draft import SaveLinkDraft
from engine.commands.seal_history import SealHistory
from engine.commands.seed_institutions import SeedInstitutions
from engine.commands.set_door import SetDoor
from engine.commands.set_nudge_address import SetNudgeAddress
from engine.commands.set_password import SetPassword
from engine.commands.settle_appointment import SettleAppointment
from engine.commands.sign_in import SignIn
from engine.commands.sign_in_with_passkey import SignInWithPasskey
from engine.commands.sign_in_with_provider import SignInWithProvider
from engine.commands.skip_step import SkipStep
from engine.commands.start_case import StartCase
from engine.commands.stop_clock import StopClock
from engine.commands.stop_clocks import StopClocks
from engine.commands.stopping import WAITS_FOR
from engine.commands.suspend_case import SuspendCase
from engine.commands.take_back_all import TakeBackAll
from engine.commands.take_back_file import TakeBackFile
from engine.commands.tell_of_leavers import TellOfLeavers
from engine.commands.touch_session import TouchSession
from engine.commands.undo_migration import UndoMigration
from engine.commands.withdraw_transfer import WithdrawTransfer
from engine.commands.write_note import WriteNote
from engine.crowd import Crowd
from engine.desk import Command, Engine, Query, Round, Slow
from engine.errors import (
    AnswersRefused,
    Broken,
    Conflict,
    DefinitionRefused,
    EngineError,
    Erased,
    Forbidden,
    NotProven,
    NotSignedIn,
    ProviderSilent,
    Refused,
    StaleVersion,
    SubmissionReused,
    TaskNotOpen,
    TooManyTries,
    Unavailable,
    Unknown,
    Unreadable,
    WrongState,
)
from engine.feel import Expression, FeelError, FeelLimit, compile_expression
from engine.full_house import FullHouse
from engine.model import (
    BASES,
    CHANNELS,
    KINDS,
    LETTER_NUMBER,
    LETTER_WORDS,
    NEEDS,
    NOTHING_SAID,
    NUDGED_ABOUT,
    PACES,
    QUIETS,
    REFUSALS,
    UNSERVED,
    URGENCIES,
    WEEKDAYS,
    WHYS,
    Actor,
    Agreement,
    Awaited,
    Channel,
    Chosen,
    Clock,
    Decided,
    Failure,
    FieldFact,
    FieldType,
    Files,
    Findable,
    Flow,
    FormFact,
    FoundBy,
    Handed,
    Hours,
    Identity,
    Json,
    JsonObject,
    LookedInto,
    NewPasskey,
    Node,
    NotTaken,
    Nudge,
    NudgeChoice,
    NumberStyle,
    Origin,
    Outside,
    Passed,
    PasskeyUse,
    Problem,
    Process,
    Room,
    RuleHit,
    Severity,
    Staying,
    Text,
    WorkingDays,
    closing_after,
    say,
    told_name,
    working_days,
)
from engine.numbering import USUAL_PATTERN, USUAL_UNIT, numbered_as_usual, tells_apart
from engine.patience import TRUSTED
from engine.ports import (
    Deliver,
    Forms,
    Keyring,
    LooksInto,
    Now,
    Nudging,
    Passkeys,
    Passwords,
    Provider,
    Regions,
    Seal,
    Vault,
)
from engine.queries.absences import Absences
from engine.queries.account_story import MyStory
from engine.queries.answer_links import AnswerDeskByPass, AnswerDoorByToken, AnswerLinksOf
from engine.queries.appointments import CalendarByLink
from engine.queries.arrivals import Arrivals
from engine.queries.attachments import AttachmentById
from engine.queries.beside import BesideByCase
from engine.queries.case import CaseByNo
from engine.queries.case_access import AccessByCase
from engine.queries.cases import Cases
from engine.queries.colleagues import Colleagues
from engine.queries.definitions import DefinitionByVersion, Definitions, Offered
from engine.queries.demo_accounts import DemoAccounts
from engine.queries.desk_choices import DeskChoices
from engine.queries.doors import Doors, IsShut
from engine.queries.emergencies import Emergencies
from engine.queries.erasures import ErasureByCase, Erasures
from engine.queries.factors import HalfwayByToken, MyFactors
from engine.queries.handovers import HandoverById
from engine.queries.held_by import HeldBy
from engine.queries.history import History
from engine.queries.inbox import Inbox
from engine.queries.incidents import Incidents
from engine.queries.institutions import InstitutionById, Institutions
from engine.queries.invited import InvitedByLink
from engine.queries.keyset import InboxOrder
from engine.queries.left_drafts import LeftDraftOf, LeftDrafts
from engine.queries.letters import LetterById, Letters, WaitingLetters
from engine.queries.live_data import LiveData
from engine.queries.local_holidays import LocalHolidays
from engine.queries.message_waits import MessageWaits
from engine.queries.migration_plan import MigrationPlan
from engine.queries.my_day import MyDay
from engine.queries.my_nudges import MyNudges
from engine.queries.next_on_desk import NextOnDesk
from engine.queries.notices import Notices
from engine.queries.passkeys import MyPasskeys
from engine.queries.people import People, PersonByUsername, Units
from engine.queries.prove import Checkpoints, ProveHistory
from engine.queries.repair import RepairByCase
from engine.queries.rights import Rights
from engine.queries.search_people import SearchPeople
from engine.queries.session import SessionByToken
from engine.queries.sessions import MySessions
from engine.queries.shelves import (
    InboxTime,
    Shelf,
)
from engine.queries.task import TaskById
from engine.queries.timeline import Timeline
from engine.queries.transfers import Incoming, IncomingById, TransferOfCase
from engine.queries.unsealed import Unsealed
from engine.queries.verify import VerifyHistory
from engine.queries.workload import WorkloadNow
from engine.second_factors import ENROLMENT, SECOND_FACTOR, fresh_secret
from engine.spiff.moments import moment as moment_after
from engine.store.database import Database
from engine.store.masters import masters_in_use
from engine.store.recording import Recording, state_sizes, statements_of
from engine.store.reindexing import Reindexing
from engine.store.rotation import Rotation
from engine.store.shredding import Shredded, Shredding
from engine.store.temporary import temporary_database
from engine.store.work_people import NO_PASSWORD, PROVEN
from engine.trial import Standing, Trial
from engine.views import (
    ABSENCES,
    GROUNDS,
    OUTCOMES,
    PLACES,
    AbsenceView,
    AccessSheet,
    AccountStory,
    AnswerDesk,
    AnswerDoor,
    AnswerLinksSheet,
    AnswerLinkView,
    AnswerView,
    AppointmentView,
    ArrivalsView,
    AttachmentFile,
    AttachmentView,
    BesideSheet,
    CasePlan,
    CaseSheet,
    CaseStatus,
    CaseView,
    ClockView,
    DayItem,
    DefinitionSheet,
    DefinitionView,
    DeskView,
    DoorView,
    Draft,
    EmergencyView,
    ErasureSheet,
    ErasureView,
    Event,
    FactorsSheet,
    FactorView,
    FilterView,
    FlagView,
    Found,
    FoundCase,
    FoundPerson,
    GrantView,
    HalfwaySheet,
    HandoverSheet,
    HandoverView,
    Happening,
    HeldCase,
    HistorySheet,
    Holdings,
    HoldView,
    Incident,
    IncidentRow,
    IncomingView,
    InstitutionSheet,
    InstitutionView,
    KnownBefore,
    Lapse,
    Leaver,
    LeftDraft,
    LeftSheet,
    LetterView,
    Load,
    Member,
    MessageWait,
    MessageWaitsPage,
    MigrationSheet,
    NoteView,
    NoticeView,
    NudgeSheet,
    NudgeWay,
    OfferView,
    Opening,
    PacketForm,
    Page,
    PasskeySheet,
    PasskeyView,
    PersonSheet,
    PersonView,
    Receipt,
    RegisterPage,
    RepairSheet,
    SeriesView,
    SessionSheet,
    SessionView,
    SilentCase,
    StopView,
    TaskSheet,
    TaskStatus,
    TaskView,
    TermView,
    TimelineSheet,
    TokenView,
    TransferSheet,
    TransferView,
    UnitView,
    Verdict,
    WaitingLetter,
    Workload,
)
from engine.witness import VERIFIER, written_key

__all__ = [  # noqa: RUF022  # one plain alphabet, as every door has it
    "ABSENCES",
    "ANSWERS_DOOR",
    "AbsenceView",
    "Absences",
    "AcceptTransfer",
    "AccessByCase",
    "AccessSheet",
    "AccountStory",
    "Actor",
    "AddInstitution",
    "AddTerm",
    "AddUnit",
    "Agreement",
    "AnswerByLink",
    "AnswerDesk",
    "AnswerDeskByPass",
    "AnswerDoor",
    "AnswerDoorByToken",
    "AnswerHandover",
    "AnswerLinkView",
    "AnswerLinksOf",
    "AnswerLinksSheet",
    "AnswerView",
    "AnswersRefused",
    "ApplyOverlay",
    "AppointmentView",
    "Arrivals",
    "ArrivalsView",
    "AskErasure",
    "AssignTask",
    "AttachFile",
    "AttachmentById",
    "AttachmentFile",
    "AttachmentView",
    "Awaited",
    "BASES",
    "BesideByCase",
    "BesideSheet",
    "BindProvider",
    "Box",
    "BreakGlass",
    "Broken",
    "CHANNELS",
    "CalendarByLink",
    "CancelCase",
    "CancelToken",
    "CarryTransfers",
    "CaseByNo",
    "CasePlan",
    "CaseSheet",
    "CaseStatus",
    "CaseView",
    "Cases",
    "ChangeInstitution",
    "ChangePassword",
    "Channel",
    "Checked",
    "Checkpoints",
    "ChooseColumns",
    "ChooseNudges",
    "ChooseRole",
    "Chosen",
    "ClaimTask",
    "Clock",
    "ClockView",
    "CloseFlag",
    "Colleagues",
    "Command",
    "CompleteTask",
    "ConfirmNudgeAddress",
    "Conflict",
    "ContinueClock",
    "ContinueClocks",
    "CorrectAnswer",
    "Crowd",
    "Database",
    "DayItem",
    "DealOut",
    "DecideErasure",
    "Decided",
    "DefinitionByVersion",
    "DefinitionRefused",
    "DefinitionSheet",
    "DefinitionView",
    "Definitions",
    "Deliver",
    "DeliverNudges",
    "DeliverOutbox",
    "DemoAccounts",
    "DenyAccess",
    "DeskChoices",
    "DeskView",
    "Diagram",
    "DoorView",
    "Doors",
    "Draft",
    "DropFilter",
    "DropNudgeAddress",
    "ENROLMENT",
    "Emergencies",
    "EmergencyView",
    "EndAbsence",
    "EndElsewhere",
    "EndSession",
    "EndSessionsOf",
    "EndTerm",
    "Engine",
    "EngineError",
    "EnrolTotp",
    "EnterAbsence",
    "EntrustTask",
    "Erased",
    "ErasureByCase",
    "ErasureSheet",
    "ErasureView",
    "Erasures",
    "Event",
    "Expression",
    "ExtendDeadline",
    "FactorView",
    "FactorsSheet",
    "Failure",
    "FeelError",
    "FeelLimit",
    "FieldFact",
    "FieldType",
    "Files",
    "FilterView",
    "Findable",
    "FireTimers",
    "FlagView",
    "Flow",
    "Forbidden",
    "ForgetLeft",
    "FormFact",
    "Forms",
    "Found",
    "FoundBy",
    "FoundCase",
    "FoundPerson",
    "FullHouse",
    "GROUNDS",
    "GrantAccess",
    "GrantView",
    "HATS",
    "HalfwayByToken",
    "HalfwaySheet",
    "Handed",
    "HandoverById",
    "HandoverSheet",
    "HandoverView",
    "Happening",
    "HeldBy",
    "HeldCase",
    "History",
    "HistorySheet",
    "HoldCase",
    "HoldView",
    "Holdings",
    "Hours",
    "Identity",
    "Inbox",
    "InboxOrder",
    "InboxTime",
    "Incident",
    "IncidentRow",
    "Incidents",
    "Incoming",
    "IncomingById",
    "IncomingView",
    "InstitutionById",
    "InstitutionSheet",
    "InstitutionView",
    "Institutions",
    "InvitedByLink",
    "IsShut",
    "Json",
    "JsonObject",
    "KINDS",
    "KeepFilter",
    "KeepHoliday",
    "Keyring",
    "KnownBefore",
    "LETTER_NUMBER",
    "LETTER_WORDS",
    "LET_IN",
    "Lapse",
    "LeaveDraft",
    "Leaver",
    "LeftDraft",
    "LeftDraftOf",
    "LeftDrafts",
    "LeftSheet",
    "LetterById",
    "LetterView",
    "Letters",
    "LiftDenial",
    "LiftHold",
    "LiveData",
    "Load",
    "LocalHolidays",
    "LookUpReport",
    "LookedInto",
    "LooksInto",
    "MACHINE_ACTOR",
    "MakeAnswerLink",
    "MakeAppointment",
    "MakeRecoveryCodes",
    "Member",
    "MendValue",
    "MessageWait",
    "MessageWaits",
    "MessageWaitsPage",
    "MigrateCase",
    "MigrateCases",
    "MigrationPlan",
    "MigrationSheet",
    "MoveToken",
    "MyDay",
    "MyFactors",
    "MyNudges",
    "MyPasskeys",
    "MySessions",
    "MyStory",
    "NEEDS",
    "NOTHING_SAID",
    "NO_PASSWORD",
    "NUDGED_ABOUT",
    "NewPasskey",
    "NextOnDesk",
    "Node",
    "NotProven",
    "NotSignedIn",
    "NotTaken",
    "NoteSpam",
    "NoteView",
    "NoticeView",
    "Notices",
    "Now",
    "Nudge",
    "NudgeAll",
    "NudgeChoice",
    "NudgeSheet",
    "NudgeWay",
    "Nudging",
    "NumberStyle",
    "OFFERS",
    "OPENED",
    "OUTCOMES",
    "OfferView",
    "Offered",
    "OpenAnswerLink",
    "OpenChallenge",
    "OpenLink",
    "Opening",
    "Origin",
    "Outside",
    "PACES",
    "PLACES",
    "PROVEN",
    "PacketForm",
    "Page",
    "PassAbsence",
    "Passed",
    "PasskeySheet",
    "PasskeyUse",
    "PasskeyView",
    "Passkeys",
    "Passwords",
    "People",
    "PersonByUsername",
    "PersonSheet",
    "PersonView",
    "PlanFollowUp",
    "Problem",
    "Process",
    "ProposeHandover",
    "ProposeTransfer",
    "ProveCode",
    "ProveHistory",
    "ProvePasskey",
    "ProvePassword",
    "Provider",
    "ProviderSilent",
    "PublishDefinition",
    "PutAway",
    "QUIETS",
    "Query",
    "REFUSALS",
    "RaiseFlag",
    "RecallTask",
    "Receipt",
    "ReceiveMessage",
    "Recording",
    "RefuseTransfer",
    "Refused",
    "Regions",
    "RegisterAccount",
    "RegisterPage",
    "RegisterPasskey",
    "Reindexing",
    "ReleaseTask",
    "RemindAll",
    "RemoveFactor",
    "RemovePasskey",
    "RenewCalendar",
    "ReopenCase",
    "RepairByCase",
    "RepairSheet",
    "ReportIn",
    "ResetAccount",
    "RestoreInstitution",
    "ResumeCase",
    "RetireInstitution",
    "RetryIncident",
    "ReviewEmergency",
    "RevokeAccess",
    "RevokeAnswerLink",
    "Rights",
    "Room",
    "Rotation",
    "Round",
    "RuleHit",
    "SECOND_FACTOR",
    "SENSITIVE",
    "SETTINGS",
    "SaveDiagram",
    "SaveDraft",
    "SaveLinkDraft",
    "Seal",
    "SealHistory",
    "SearchPeople",
    "SeedInstitutions",
    "SeriesView",
    "SessionByToken",
    "SessionSheet",
    "SessionView",
    "SetDoor",
    "SetNudgeAddress",
    "SetPassword",
    "SettleAppointment",
    "Severity",
    "Shelf",
    "Shredded",
    "Shredding",
    "SignIn",
    "SignInWithPasskey",
    "SignInWithProvider",
    "SilentCase",
    "SkipStep",
    "Slow",
    "StaleVersion",
    "Standing",
    "StartCase",
    "Staying",
    "StopClock",
    "StopClocks",
    "StopView",
    "SubmissionReused",
    "SuspendCase",
    "TRUSTED",
    "TakeBackAll",
    "TakeBackFile",
    "TaskById",
    "TaskNotOpen",
    "TaskSheet",
    "TaskStatus",
    "TaskView",
    "TellOfLeavers",
    "TermView",
    "Text",
    "Timeline",
    "TimelineSheet",
    "TokenView",
    "TooManyTries",
    "TouchSession",
    "TransferOfCase",
    "TransferSheet",
    "TransferView",
    "Trial",
    "UNSERVED",
    "URGENCIES",
    "USUAL_PATTERN",
    "USUAL_UNIT",
    "Unavailable",
    "UnbindProvider",
    "UndoMigration",
    "UnitView",
    "Units",
    "Unknown",
    "Unreadable",
    "Unsealed",
    "VERIFIER",
    "VISITOR",
    "Vault",
    "Verdict",
    "VerifyHistory",
    "WAITS_FOR",
    "WEEKDAYS",
    "WHYS",
    "WaitingLetter",
    "WaitingLetters",
    "WithdrawTransfer",
    "WorkingDays",
    "Workload",
    "WorkloadNow",
    "WriteNote",
    "WrongState",
    "by_public_door",
    "check_bundle",
    "check_files",
    "closing_after",
    "compile_expression",
    "ends_without",
    "fresh_secret",
    "masters_in_use",
    "moment_after",
    "numbered_as_usual",
    "read_diagram",
    "read_process",
    "reading_steps",
    "say",
    "state_sizes",
    "statements_of",
    "tells_apart",
    "temporary_database",
    "told_name",
    "working_days",
    "written_key",
]
