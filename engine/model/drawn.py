"""What a diagram becomes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple


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
    #: FEEL: region code of the place whose own official is asked; "" asks for nobody of a place.
    area: str = ""
    #: FEEL: code of the pathway in which the family's case goes on; null or "" opens none.
    opens: str = ""
    #: FEEL: how a case ended that ends here (`hasil_akhir`); "" leaves what the case says itself.
    outcome: str = ""
    #: Of a start: roles that may open the case beside that of its lane, separated by blanks.
    starters: str = ""
    priority: int = 0
    #: A task that only reminds: withdrawn when what its timer watches is over.
    reminder: bool = False
    #: Stage (`tahap`, docs/glossary.md) the case is in while this node is active.
    stage: str = ""
    #: The law that requires this step; "" where none does.
    law: str = ""
    #: Of such a step: all it says, but its name, its words, its ways and whom it calls.
    duty: str = ""
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


class Next(NamedTuple):
    """What a case comes to after a step."""

    kind: Literal["task", "wait", "end"]
    name: str
    #: Role that a task is for; "" for none.
    role: str = ""


class Onward(NamedTuple):
    """All that may come after a step, as drawn."""

    steps: tuple[Next, ...] = ()
    #: Answers or the state of the case decide which of them come.
    depends: bool = False


NOTHING_AHEAD: Final = Onward()
