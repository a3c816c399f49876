"""A case that was really led to its referral and its end, to be printed."""

from dataclasses import dataclass, replace

import pytest

from engine import CaseByNo, CaseSheet, History, HistorySheet
from processes import scenarios
from webui.stage import stage
from webui.walking import Walker


@dataclass(frozen=True)
class Papers:
    """What the engine answers about one case."""

    #: As its social worker sees it, when the letter is signed.
    referred: CaseSheet
    #: As an auditor reads it, after the end.
    history: HistorySheet
    #: Longer texts that people typed: the story, which no paper tells.
    story: frozenset[str]


@pytest.fixture(scope="session")
def papers() -> Papers:
    whole = next(one for one in scenarios("konseling_keluarga") if one.name == "utama")
    signed = next(
        n for n, step in enumerate(whole.steps, 1) if step.get("complete") == "kirim_surat"
    )
    with stage() as ours:
        ours.publish(whole.process, "13.77")
        walker = Walker(ours.engine, ours.clock, "13.77")
        walker.play(replace(whole, steps=whole.steps[:signed]))
        no, worker, auditor = walker.no, walker.person("pekerja_sosial"), walker.person("auditor")
        referred = ours.engine.ask(CaseByNo(no), worker)
        assert walker.play(replace(whole, steps=whole.steps[signed:])).ok
        history = ours.engine.ask(History(no), auditor)
    return Papers(referred, history, frozenset(typed(whole.steps)))


def typed(value: object):
    """Yield every text of a few words, wherever it stands."""
    match value:
        case dict():
            for inner in value.values():
                yield from typed(inner)
        case list() | tuple():
            for inner in value:
                yield from typed(inner)
        case str() if value.count(" ") >= 3:
            yield value
