"""The proof that a case can always come to its end, and comes there once."""

from collections.abc import Collection, Iterable, Mapping

from lxml.etree import _Element as Element

from engine.bpmn.facts import processes_of
from engine.bpmn.game import Budget, Outcome, play
from engine.bpmn.net import Net, nets_of
from engine.bpmn.reduction import reduced
from engine.model import Problem, Process, Severity, Text, say

_Verdict = tuple[Severity, str, Collection[str], Text, Text]

_CROWDED = (
    say("Dua jalur yang berjalan bersamaan dapat tiba di sini sendiri-sendiri."),
    say("Satukan jalur paralel dengan gerbang paralel atau inklusif sebelum langkah ini."),
)
_STUCK = (
    say("Kasus dapat macet di sini: gerbang menunggu jalur yang tidak pernah datang."),
    say("Satukan jalur pilihan dengan gerbang eksklusif, bukan dengan gerbang paralel."),
)
_LOST = (
    say("Dari sini kasus tidak pernah dapat mencapai akhir."),
    say("Tambahkan jalan keluar dari putaran ini menuju akhir proses."),
)
_UNPROVEN = (
    say("Proses terlalu bercabang untuk dibuktikan selalu selesai."),
    say("Kurangi cabang paralel, atau pindahkan sebagian ke subproses."),
)


def prove(
    file: str, root: Element, drawn: Mapping[str, Process], names: Mapping[str, str]
) -> tuple[Problem, ...]:
    """Play the rewritten tree `root`; return what is unsound, by ids and lines as drawn.

    `names` leads from ids in `root` to ids as drawn, "" for what nobody drew.
    """
    budget = Budget()
    found: list[Problem] = []
    for process in processes_of(file, root).values():
        for net in nets_of(process.nodes.values(), process.flows.values()):
            outcome = play(reduced(net), budget)
            found += [
                _problem(verdict, net, drawn[process.id], names) for verdict in _verdicts(outcome)
            ]
    return tuple(found)


def _verdicts(outcome: Outcome) -> Iterable[_Verdict]:
    if outcome.crowded:
        yield ("error", "bpmn.unsynchronised", sorted(outcome.crowded), *_CROWDED)
    elif outcome.stuck:
        nearest = min(map(sorted, outcome.stuck), key=lambda marking: (len(marking), marking))
        yield ("error", "bpmn.deadlock", nearest, *_STUCK)
    elif outcome.lost is not None:
        yield ("error", "bpmn.no_end", sorted(outcome.lost), *_LOST)
    if not outcome.finished:
        yield ("warning", "bpmn.unproven", (), *_UNPROVEN)


def _problem(verdict: _Verdict, net: Net, process: Process, names: Mapping[str, str]) -> Problem:
    severity, code, places, message, repair = verdict
    around = [net.around[place] for place in places]
    behind = [names.get(pair[1], pair[1]) for pair in around]
    ahead = [names.get(pair[0], pair[0]) for pair in around]
    element = next((name for name in [*behind, *ahead] if name), process.id)
    node = process.nodes.get(element)
    return Problem(
        code=code,
        message=message,
        repair=repair,
        severity=severity,
        file=process.file,
        element=element,
        line=node.line if node is not None else 0,
    )
