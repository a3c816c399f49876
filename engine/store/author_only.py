"""Answers that only their author reads: left out for others, who cannot change them either."""

from collections.abc import Mapping

from engine.model import FormFact, Json, JsonObject


def for_others(body: JsonObject, fact: FormFact | None) -> dict[str, Json]:
    """Return the answers without those that only their author reads."""
    return _cut(body, _hers(fact), "")


def as_she_wrote(answers: JsonObject, before: JsonObject, fact: FormFact | None) -> JsonObject:
    """Return somebody else's `answers` with the author's own taken over from `before`."""
    return _taken_over(for_others(answers, fact), before, _hers(fact), "")


def _hers(fact: FormFact | None) -> frozenset[str]:
    fields = fact.fields.values() if fact is not None else ()
    return frozenset(field.path for field in fields if field.author_only)


def _cut(body: Mapping[str, Json], hers: frozenset[str], prefix: str) -> dict[str, Json]:
    return {
        name: _cut(value, hers, f"{prefix}{name}.") if isinstance(value, dict) else value
        for name, value in body.items()
        if f"{prefix}{name}" not in hers
    }


def _taken_over(
    answers: dict[str, Json], before: Mapping[str, Json], hers: frozenset[str], prefix: str
) -> dict[str, Json]:
    for name, value in before.items():
        path = f"{prefix}{name}"
        if path in hers:
            answers[name] = value
        elif isinstance(value, dict) and any(one.startswith(f"{path}.") for one in hers):
            inside = answers.get(name)
            answers[name] = _taken_over(
                inside if isinstance(inside, dict) else {}, value, hers, f"{path}."
            )
    return answers
