"""Which steps and flows of a pathway its stories went, and what shuts the others in a daerah."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from engine import SETTINGS, HistorySheet, Process
from processes import Resolved, Scenario, catalogue, happens
from webui.bundles import resolved
from webui.checked_daerah import look_over

#: (process, id of a node or a flow).
Element = tuple[str, str]
Gone: TypeAlias = frozenset[Element]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """An element that no story reached in a daerah."""

    process: str
    element: str
    #: The settings that shut it, e.g. "parameter.mediasi"; () when nobody knows why.
    switches: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of one pathway the stories went in one daerah."""

    pathway: str
    process: str
    daerah: str
    #: The daerah offers it; else only the switch "jalur.<pathway>" is told.
    offered: bool = True
    nodes: int = 0
    flows: int = 0
    missed: tuple[Missed, ...] = ()

    @property
    def whole(self) -> bool:
        """Tell whether each element was reached, or a setting of the daerah shuts it."""
        return all(one.switches for one in self.missed)


def gone(history: HistorySheet) -> Gone:
    """Return the nodes and flows that a case went."""
    nodes = {(one.process, one.element) for one in history.passed if one.state == "completed"}
    looked = [
        ((choice.process, flow), taken)
        for _at, choice in history.chosen
        for flow, _condition, taken in choice.flows
    ]
    went = {
        (process.id, flow.id)
        for process in history.processes.values()
        for flow in process.flows.values()
        if {(process.id, flow.source), (process.id, flow.target)} <= nodes
    }
    chosen = {flow for flow, taken in looked if taken}
    return frozenset(nodes | chosen | (went - {flow for flow, _taken in looked}))


def tellings(
    stories: Mapping[str, tuple[Scenario, ...]], daerah: Iterable[str]
) -> dict[tuple[str, str], str]:
    """Return (process, daerah) -> the daerah that tells for it: the first with an equal bundle.

    Pathways that a daerah does not offer are told nowhere for it.
    """
    first: dict[object, str] = {}
    found: dict[tuple[str, str], str] = {}
    for code in daerah:
        here = resolved(code)
        for key, one in catalogue().pathways.items():
            if here.settings["tersedia"][key] and stories.get(one.process):
                told = tuple(
                    happens(step, here.settings)
                    for story in stories[one.process]
                    for step in story.steps
                )
                same = (one.process, frozenset(here.bundle(one.process).items()), told)
                found[one.process, code] = first.setdefault(same, code)
    return found


def coverage(pathway: str, daerah: str, reached: Mapping[str, Gone]) -> Coverage:
    """Say what was reached of a pathway in a daerah; `reached` by daerah, for those offering it.

    What the pathway calls may have been reached by the stories of another.
    """
    process, here = catalogue().pathways[pathway].process, resolved(daerah)
    known = Coverage(pathway=pathway, process=process, daerah=daerah)
    if daerah not in reached:
        shut = Missed(process=process, element=process, switches=(f"jalur.{pathway}",))
        return replace(known, offered=False, missed=(shut,))
    checked, _problems = look_over(here, process, here.bundle(process))
    there = checked.processes.values()
    missed = {
        (name, element): _switches(
            here, process, [code for code, went in reached.items() if (name, element) in went]
        )
        for name, element in _elements(there)
        if (name, element) not in reached[daerah]
    }
    return replace(
        known,
        nodes=sum(len(one.nodes) for one in there),
        flows=sum(len(one.flows) for one in there),
        missed=tuple(
            Missed(process=name, element=element, switches=why or _of_callers(name, there, missed))
            for (name, element), why in missed.items()
        ),
    )


def _of_callers(
    process: str, there: Iterable[Process], missed: Mapping[Element, tuple[str, ...]]
) -> tuple[str, ...]:
    """Return what shuts a called process: that which shuts everything that calls it."""
    callers = [
        (one.id, node.id) for one in there for node in one.nodes.values() if node.calls == process
    ]
    shut = [missed.get(caller, ()) for caller in callers]
    return shut[0] if shut and all(shut) else ()


def _elements(processes: Iterable[Process]) -> Iterator[Element]:
    for one in processes:
        yield from ((one.id, name) for name in (*one.nodes, *one.flows))


def _switches(here: Resolved, process: str, others: Iterable[str]) -> tuple[str, ...]:
    """Return the settings that differ from every daerah where it was reached, if there are any."""
    own = _settings(here, process)
    differing = [
        {name for name, value in own.items() if there.get(name) != value}
        for there in (_settings(resolved(code), process) for code in others)
    ]
    if not differing:
        return ()
    common = differing[0].intersection(*differing)
    least: set[str] = common or min(differing, key=len)
    return tuple(sorted(least))


def _settings(found: Resolved, process: str) -> dict[str, object]:
    """Return the settings that a pathway reads, by dotted name."""
    groups = json.loads(found.bundle(process).get(SETTINGS, b"{}"))
    return {f"{group}.{name}": value for group in groups for name, value in groups[group].items()}
