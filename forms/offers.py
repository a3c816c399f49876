"""Lists that are handed in: which one a question asks for, and what is on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engine import OFFERS, Json, JsonObject, say
from forms.documents import Findings
from forms.fields import Field
from forms.members import Path, Schema, string

#: What a choice means that is not on the list.
OTHER = "lain"
_CHOICES, _HINTS, _OTHER = "x-pilihan", "x-usulan", "x-lain"


@dataclass(frozen=True, slots=True)
class Offer:
    """One choice of a list."""

    label: str
    #: Heading it stands under.
    group: str = ""
    #: Question beside it -> what choosing it answers there.
    fills: Mapping[str, Json] = field(default_factory=dict)
    #: Offered no longer; who named it before may still.
    former: bool = False


def check_offers(schema: Schema, findings: Findings, path: Path) -> None:
    """Note lists that nobody hands in, and words that do not go together."""
    for keyword in (_CHOICES, _HINTS):
        name = string(schema, keyword)
        if name and name not in OFFERS:
            message = say("Daftar “{nama}” tidak ada.", nama=name[:60])
            known = ", ".join(sorted(OFFERS))
            repair = say("Pakai salah satu dari: {daftar}.", daftar=known)
            findings.add("form.offer", (*path, keyword), message, repair)
    if _OTHER in schema and _CHOICES not in schema:
        message = say("“x-lain” hanya berlaku di samping “x-pilihan”.")
        findings.add("form.offer", (*path, _OTHER), message)
    if _HINTS in schema and _CHOICES in schema:
        message = say("“x-usulan” dan “x-pilihan” tidak dapat dipakai bersama.")
        repair = say("Pilih salah satu: usulan boleh diabaikan, pilihan tidak.")
        findings.add("form.offer", (*path, _HINTS), message, repair)


def offers_in(group: Field) -> Iterator[str]:
    """Yield the names of the lists that a group's questions ask for."""
    for question in group.fields:
        yield from filter(None, (question.handed_choices, question.suggested))
        yield from offers_in(question)


def handed_in(question: Field, known: JsonObject) -> dict[str, Offer]:
    """Return value -> offer of what was handed in for the question, in order."""
    lists = known.get("$pilihan")
    name = question.handed_choices or question.suggested
    listed = lists.get(name) if name and isinstance(lists, dict) else None
    found = {
        str(one["const"]): _offer(one)
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, dict) and "const" in one
    }
    return {**found, OTHER: Offer(question.other)} if question.other else found


def meant(question: Field, value: Json, known: JsonObject) -> Json:
    """Return the value that is meant: a suggestion may be told by its name."""
    offers = handed_in(question, known)
    if not question.suggested or not isinstance(value, str) or value in offers:
        return value
    said = value.casefold()
    whole = [one for one, offer in offers.items() if offer.label.casefold() == said]
    parts = [one for one, offer in offers.items() if _short(offer.label) == said]
    return whole[0] if whole else parts[0] if len(parts) == 1 else value


def named_without_choosing(group: Field, answers: Mapping[str, Json]) -> dict[str, Json]:
    """Return the choices that were left open while what lies beside them was answered."""
    if all(value is None for value in answers.values()):
        return {}
    return {one.name: OTHER for one in group.fields if one.other and answers[one.name] is None}


def filled_beside(group: Field, answers: JsonObject, known: JsonObject) -> dict[str, Json]:
    """Return what the choices made in a group answer in the questions beside them."""
    found: dict[str, Json] = {}
    for question in group.fields:
        chosen = answers.get(question.name)
        if question.handed_choices and isinstance(chosen, str):
            offer = handed_in(question, known).get(chosen)
            found |= offer.fills if offer else {}
    names = {question.name for question in group.fields}
    return {name: value for name, value in found.items() if name in names}


def _short(label: str) -> str:
    return label.partition(",")[0].casefold()


def _offer(one: Mapping[str, Json]) -> Offer:
    fills = one.get("isi")
    return Offer(
        label=str(one.get("title", one["const"])),
        group=str(one.get("kelompok", "")),
        fills=fills if isinstance(fills, dict) else {},
        former=one.get("lama") is True,
    )
