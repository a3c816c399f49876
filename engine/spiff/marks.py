"""SpiffWorkflow's task states as plain numbers, and the marks we leave on a task."""

from typing import Final

WAITING: Final = 8
READY: Final = 16
STARTED: Final = 32
COMPLETED: Final = 64
CANCELLED: Final = 256

#: Reached and not left: waiting, ready or started.
LIVE: Final = WAITING | READY | STARTED
#: Completed, failed or cancelled.
FINISHED: Final = 64 | 128 | 256
#: Predicted, future or live.
UNFINISHED: Final = 63

#: Keys of a task's internal data.
FIRED: Final = "event_fired"  #: SpiffWorkflow's own: the event has happened
DUE: Final = "due"  #: due time of a clock, milliseconds since 1970 UTC
LEFT: Final = "left"  #: firings left of a cycle, -1 for no end
EVERY: Final = "every"  #: the cycle's ISO duration
PAYLOAD: Final = "payload"  #: what came with the event
HELD: Final = "true"  #: the condition held when it was last looked at
WINNER: Final = "winner"  #: spec name of the event that an event gateway took
FAILED: Final = (
    "failed"  #: why the node could not run: [template, [[name, value] …], told, run again]
)
UNDO: Final = "undo"  #: of an event that compensates: what is left to undo, the first done first
CLOSING: Final = "closing"  #: an ad-hoc sub-process offers nothing more
LOOP: Final = "loop"  #: of a repeated activity: instances at most (-1: unknown), begun, done
INDEX: Final = "index"  #: place of an instance among them; gone once it is counted
OUTER: Final = "outer"  #: variables that those of an instance hide
OUTPUTS: Final = "outputs"  #: what the instances gave, item by item
TOLD: Final = "told"  #: variables that instances at once have changed
