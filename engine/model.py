"""The words of the engine, as frozen values; they cross every wall, rows never do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
#: A JSON object: answers to a form, case data, the detail of a history row.
JsonObject: TypeAlias = "Mapping[str, Json]"
#: Path inside a bundle -> bytes of the file, e.g. {"konseling_keluarga.bpmn": b"<?xml …"}.
Files: TypeAlias = Mapping[str, bytes]

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence for people: an Indonesian template (the gettext msgid) and its values.

    `str(text)` is the Indonesian sentence; a page or command in another language calls `said`
    with that language's gettext.
    """

    #: Indonesian sentence with `{name}` places.
    template: str
    #: The places' values, in writing order; a value can be a sentence itself.
    values: "tuple[tuple[str, str | Text], ...]" = ()

    def said(self, gettext: Callable[[str], str]) -> str:
        """Return the sentence as `gettext` says it, and the sentences in it likewise."""
        sentence = gettext(self.template) if self.template else ""
        inside = {
            name: value.said(gettext) if isinstance(value, Text) else value
            for name, value in self.values
        }
        return sentence.format_map(inside) if inside else sentence

    def pieces(self) -> "list[Json]":
        """Return the template and its values as JSON: what is stored, to be said in any language.

        `["Kasus {no} dibuka.", [["no", "42"]]]`; a sentence in it is such a list itself.
        """
        values: list[Json] = [
            [name, value.pieces() if isinstance(value, Text) else value]
            for name, value in self.values
        ]
        return [self.template, values]

    @classmethod
    def of(cls, pieces: "Json") -> "Text":
        """Put together what `pieces` took apart; ValueError when it is nothing of the kind."""
        match pieces:
            case [str(template), list(values)]:
                return cls(template, tuple(_value(pair) for pair in values))
        raise ValueError(pieces)

    def __str__(self) -> str:
        return self.said(str)


def _value(pair: "Json") -> "tuple[str, str | Text]":
    match pair:
        case [str(name), str(value)]:
            return name, value
        case [str(name), list(value)]:
            return name, Text.of(value)
    raise ValueError(pair)


def say(template: str, **values: object) -> Text:
    """Make a sentence for people. `template` is the gettext msgid, so write it as a literal."""
    said = ((name, v if isinstance(v, Text) else str(v)) for name, v in values.items())
    return Text(template, tuple(said))


NOTHING_SAID = Text("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong with a file or an answer: where it is, what it is, how to mend it."""

    #: Stable name for programs, e.g. "bpmn.unsupported", "form.required".
    code: str
    message: Text
    repair: Text = NOTHING_SAID
    severity: Severity = "error"
    #: Path of the file as it was handed in; "" when the problem is in an answer.
    file: str = ""
    #: Id of the BPMN or DMN element.
    element: str = ""
    #: Line in the file, from 1; 0 when unknown.
    line: int = 0
    #: JSON Pointer of the answer's field, e.g. "/anggota/0/nik".
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: one person, in one daerah, wearing one hat."""

    #: Account name; unique over the installation. "mesin" for timers and the worker.
    username: str
    #: Display name.
    name: str
    #: Kemendagri code of the kabupaten/kota, e.g. "13.77".
    daerah: str
    #: Role code of domain.md B0.1, e.g. "pekerja_sosial".
    role: str


# ── what a diagram becomes ───────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One flow node of a process, with everything the engine or a page asks of it."""

    id: str
    #: BPMN local name: "userTask", "exclusiveGateway", "boundaryEvent", …
    kind: str
    #: Id of the process (not of the embedded sub-process) it stands in.
    process: str
    #: Id of the embedded sub-process it stands in; "" directly in the process.
    inside: str = ""
    name: str = ""
    line: int = 0
    #: Label of the innermost lane, and the role code that lane stands for.
    lane: str = ""
    role: str = ""
    #: File name of the form's JSON Schema in the bundle, e.g. "f01_penerimaan_awal.schema.json".
    form: str = ""
    #: FEEL: a duration or a date and time, from when the task is reached.
    due: str = ""
    #: FEEL: the username the task goes to at once; null or "" leaves it to the role's pool.
    assignee: str = ""
    priority: int = 0
    #: `tahap` of domain.md A1.3 the case is in while this node is active.
    stage: str = ""
    #: Id of the decision a business rule task calls.
    decision: str = ""
    #: Id of the process a call activity calls.
    calls: str = ""
    #: "message", "timer", "signal", "error", "escalation", "terminate", … for events.
    event: str = ""
    #: Name of the message or signal, code of the error or escalation; its id when it has none.
    event_name: str = ""
    #: FEEL: the value a message is matched by; "" means the case itself.
    correlation: str = ""
    attached_to: str = ""
    interrupting: bool = True
    #: An event sub-process: its start event starts it while what is around it runs.
    handles: bool = False
    #: What to do, why, what law: bpmn:documentation.
    documentation: str = ""
    #: spiffworkflow:instructionsForEndUser.
    instructions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One sequence flow."""

    id: str
    source: str
    target: str
    name: str = ""
    #: FEEL condition; "" when there is none.
    condition: str = ""
    is_default: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """One process of a bundle, as drawn."""

    id: str
    name: str
    file: str
    nodes: Mapping[str, Node]
    flows: Mapping[str, Flow]
    documentation: str = ""


# ── what a step of a case yields ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A human task the case has just reached."""

    #: 32 hex digits, the same after every restart.
    id: str
    node: Node
    due: datetime | None = None
    #: Username, or "" for the pool of the node's role.
    assignee: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A node left behind for good; the path in the diagram, the archive, the history."""

    id: str
    element: str
    process: str
    kind: str
    state: Literal["completed", "cancelled", "failed"]
    at: datetime
    #: Element ids of the call activities it stands in, outermost first.
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Why a gateway sent the case this way: each flow it looked at, with the values it saw."""

    element: str
    process: str
    #: Flow id, its FEEL condition ("" for the default) and whether it was taken.
    flows: tuple[tuple[str, str, bool], ...]
    #: The variables the conditions read, as they were.
    values: JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleHit:
    """A row of a decision table that matched."""

    #: Row number as a person counts, from 1, and the row's id.
    number: int
    id: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One evaluation of a decision: what it saw, the rows that matched, what came out."""

    element: str
    decision: str
    inputs: JsonObject
    hits: tuple[RuleHit, ...]
    outputs: JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A timer that runs; a row indexed by its due time."""

    id: str
    element: str
    process: str
    #: Aware UTC.
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """A message the case waits for."""

    id: str
    element: str
    process: str
    message: str
    #: Value it is matched by; "" means the case itself.
    correlation: str = ""
    #: Form the message's content is checked by, or "".
    form: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A message the case sends out; one outbox row."""

    element: str
    message: str
    #: Unique per sending: the receiver's idempotency key.
    key: str
    payload: JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A node that could not run. The answers are kept, the case is stuck, a person is told."""

    #: Id of the node instance, for a retry.
    id: str
    element: str
    process: str
    message: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What one step changed; the store writes it, nothing else is read from the instance."""

    status: Literal["running", "ended", "stuck"]
    opened: tuple[Reached, ...] = ()
    #: Ids of human tasks that were cancelled, not done (e.g. by an interrupting event).
    withdrawn: tuple[str, ...] = ()
    passed: tuple[Passed, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    decided: tuple[Decided, ...] = ()
    started_clocks: tuple[Clock, ...] = ()
    stopped_clocks: tuple[str, ...] = ()
    awaited: tuple[Awaited, ...] = ()
    #: Ids of message waits that are over.
    unawaited: tuple[str, ...] = ()
    sent: tuple[Sent, ...] = ()
    #: Live variables of the case: only what some expression of the bundle reads.
    data: JsonObject = field(default_factory=dict)
    #: Id of the end event that closed the case, when status is "ended".
    end: str = ""
    failure: Failure | None = None


# ── forms, as the engine sees them ───────────────────────────────────────────────────────────────

FieldType = Literal["string", "number", "boolean", "date", "datetime", "list", "object"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFact:
    """What expressions may rely on of one form field."""

    #: Dotted path, e.g. "tanda_bahaya.bahaya_saat_ini".
    path: str
    type: FieldType
    #: Allowed values of an enumeration (or of a list's items); () when free.
    enum: tuple[Json, ...] = ()
    required: bool = False
    title: str = ""
    #: Only who filled the form reads the answer.
    author_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFact:
    """A form as the engine sees it: its name and the fields it sets."""

    file: str
    title: str
    fields: Mapping[str, FieldFact]
    #: Case variables its conditions and prefilled fields read (dotted paths): to be carried.
    reads: frozenset[str] = frozenset()
    #: Asked again on the same case, it starts from the answers given before.
    continues: bool = False


# ── what people come in by ───────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPasskey:
    """A passkey that has just been made on somebody's device."""

    #: Credential id, base64url.
    id: str
    #: COSE key.
    public_key: bytes
    sign_count: int
    #: How browsers reach the device: "internal", "usb", "hybrid" …, separated by blanks.
    transports: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PasskeyUse:
    """What a passkey has signed: it was there, and knew its person by finger, face or PIN."""

    #: How often the device has signed; 0 when it does not count.
    sign_count: int
    #: The account's handle as the device keeps it.
    handle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who somebody is to an identity provider."""

    issuer: str
    subject: str
