"""Which pathways a case may go on in, as far as the diagram says so in so many words."""

import re
from collections.abc import Iterator, Mapping

from engine.bpmn.settings import OPENED, Settings
from engine.model import Node, Problem, Process, say

_CODE = re.compile(r'"([^"]*)"')


def unopened(processes: Mapping[str, Process], settings: Settings) -> Iterator[Problem]:
    """Name every pathway that an end opens and that is unknown, or not offered in the daerah.

    What only the running case knows is looked up then; without the group nothing is known here.
    """
    known = settings.get(OPENED)
    if known is None:
        return
    for process in processes.values():
        for node in process.nodes.values():
            if bare := _CODE.fullmatch(node.opens):
                yield from _faults(process, node, bare[1], known)


def _faults(
    process: Process, node: Node, code: str, known: Mapping[str, object]
) -> Iterator[Problem]:
    if known.get(code):
        return
    if code in known:
        message = say("Jalur {code} tidak dibuka di daerah ini.", code=code)
        repair = say("Kasusnya tetap berakhir di sini, dan jalur itu disebut di halamannya.")
    else:
        message = say("Jalur “{code}” tidak ada, atau tidak menerima kasus jalur lain.", code=code)
        repair = say("Pakai salah satu dari: {names}.", names=", ".join(sorted(known)))
    yield Problem(
        code="bpmn.opens",
        severity="warning" if code in known else "error",
        file=process.file,
        element=node.id,
        line=node.line,
        message=message,
        repair=repair,
    )
