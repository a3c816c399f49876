"""What of a filled form goes on with a family: into its next case, or into another daerah."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.model import FormFact, Json, JsonObject
from engine.store.author_only import for_others
from engine.store.bundles import Bundle
from engine.store.records import CaseRecord
from engine.store.work_case_links import CaseLinks

#: Stands in a path for each row of a list.
EACH = "*"


class Told(NamedTuple):
    """A filled form that goes on with its family."""

    form: FormFact
    body: JsonObject


def told_in(links: CaseLinks, bundle: Bundle, case: CaseRecord) -> Iterator[Told]:
    """Yield the newest answers that go on from a case, without those that only authors read."""
    facts = {name: fact for name, fact in bundle.facts.items() if fact.carries_on}
    for form, body in links.said(case, facts.keys()):
        yield Told(facts[form], for_others(body, facts[form]))


def beyond(told: Told) -> Told:
    """Return what of it another daerah may read: nothing of the highest class."""
    body: Json = dict(told.body)
    for one in told.form.stays:
        body = _without(body, one.path)
    return Told(told.form, body if isinstance(body, dict) else {})


def _without(value: Json, path: tuple[str, ...]) -> Json:
    first, *rest = path
    if first == EACH and isinstance(value, list):
        return [_without(one, tuple(rest)) for one in value] if rest else []
    if not isinstance(value, dict) or first not in value:
        return value
    inner = {first: _without(value[first], tuple(rest))} if rest else {}
    return {name: one for name, one in value.items() if name != first} | inner
