"""Parts of a shipped story, and what a form refuses of an answer to it."""

from collections.abc import Collection
from dataclasses import replace

from engine import JsonObject
from processes import Scenario
from tests.processes.story import settled


def given(story: Scenario, element: str) -> dict:
    """Return the answers that a story gives to the last task of `element`."""
    steps = [step for step in story.steps if step.get("complete") == element]
    return dict(steps[-1]["data"])


def until(story: Scenario, element: str) -> Scenario:
    """Return the story up to where `element` is done for the first time."""
    last = next(n for n, step in enumerate(story.steps) if step.get("complete") == element)
    return replace(story, steps=story.steps[:last], lines=story.lines[:last])


def refused(form: str, answers: JsonObject, daerah: str = "13.77", **known: object) -> list[str]:
    """Return the questions of `form` whose answers are refused, where the case knows `known`."""
    return settled(form, answers, daerah, **known)[1]


def changed(story: Scenario, *, without: Collection[str] = (), **answers: JsonObject) -> Scenario:
    """Return the story with other answers to some tasks, without those of `without`.

    What it expected is left out: it was told of the story as it was.
    """
    kept = [
        (line, _answered(step, answers))
        for line, step in zip(story.lines, story.steps, strict=True)
        if "expect" not in step and not {step.get("complete"), step.get("message")} & set(without)
    ]
    lines, steps = zip(*kept, strict=True)
    return replace(story, lines=lines, steps=steps)


def _answered(step: JsonObject, answers: dict[str, JsonObject]) -> JsonObject:
    new = answers.get(str(step.get("complete")))
    return {**step, "data": {**step["data"], **new}} if new else step
