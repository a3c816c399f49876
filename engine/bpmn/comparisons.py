"""What a field is compared with, in expressions and tables, can be an answer to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from lxml.etree import _Element as Element

from engine.bpmn.facts import decision_of
from engine.bpmn.findings import excerpt
from engine.bpmn.sheet import Sheet
from engine.bpmn.vocabulary import kind
from engine.dmn import Decision
from engine.model import FieldFact, FieldType, say

#: Fields of the forms in reach, by path; several forms may ask for the same.
Fields = Mapping[str, list[FieldFact]]

_Pair = tuple[str, object]

#: How an answer of a type arrives in an expression; lists and groups are not compared with.
_KINDS: Final[Mapping[FieldType, str]] = {
    "string": "text",
    "date": "text",
    "datetime": "text",
    "number": "number",
    "boolean": "yesno",
}
_WORDS: Final = {"text": say("teks"), "number": say("angka"), "yesno": say("ya/tidak")}
_REPAIRS: Final = {
    "text": say("Tulis teks di antara tanda kutip, misalnya “{example}”.", example='"tinggi"'),
    "number": say("Tulis angka tanpa tanda kutip, misalnya {example}.", example="18"),
    "yesno": say("Tulis true atau false, tanpa tanda kutip."),
}


@dataclass(frozen=True, slots=True)
class _Comparison:
    """A path and what it is compared with, at a place."""

    where: Element
    #: The expression, or the name of the table.
    source: str
    path: str
    value: object
    #: Whether the value has to be met, not only to be more or less.
    is_met: bool


def check_comparisons(sheet: Sheet, fields: Fields, decisions: Mapping[str, Decision]) -> None:
    """Refuse comparisons with a value of another type, or that is not among the choices."""
    for one in _comparisons(sheet, decisions):
        facts = fields.get(one.path, [])
        kinds = {_KINDS.get(fact.type, "") for fact in facts}
        found = _kind(one.value)
        if found and kinds and not kinds & {found, ""}:
            _refuse_type(sheet, one, min(kinds), found)
        elif facts and one.is_met and all(fact.enum for fact in facts):
            _check_choice(sheet, one, facts)


def _comparisons(sheet: Sheet, decisions: Mapping[str, Decision]) -> Iterator[_Comparison]:
    for formula in sheet.formulas:
        read = formula.expression
        yield from _pairs(formula.where, read.source, read.literals, read.bounds)
    for element in sheet.elements.values():
        table = decisions.get(decision_of(element)) if kind(element) == "businessRuleTask" else None
        if table is not None:
            yield from _pairs(element, table.name, table.literals, table.bounds)


def _pairs(
    where: Element, source: str, met: Iterable[_Pair], bounds: Iterable[_Pair]
) -> Iterator[_Comparison]:
    for path, value in sorted(met, key=repr):
        yield _Comparison(where, source, path, value, is_met=True)
    for path, value in sorted(bounds, key=repr):
        yield _Comparison(where, source, path, value, is_met=False)


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "yesno"
    if isinstance(value, int | Decimal):
        return "number"
    return "text" if isinstance(value, str) else ""


def _refuse_type(sheet: Sheet, one: _Comparison, wanted: str, found: str) -> None:
    sheet.findings.refuse(
        "bpmn.type_differs",
        one.where,
        say(
            "Isian “{path}” berisi {wanted}, tetapi dibandingkan dengan {found} di “{source}”.",
            path=one.path,
            wanted=_WORDS[wanted],
            found=_WORDS[found],
            source=excerpt(one.source),
        ),
        _REPAIRS[wanted],
    )


def _check_choice(sheet: Sheet, one: _Comparison, facts: list[FieldFact]) -> None:
    choices = {str(choice) for fact in facts for choice in fact.enum}
    if str(one.value) not in choices:
        sheet.findings.refuse(
            "bpmn.choice_unknown",
            one.where,
            say("“{value}” bukan pilihan pada isian “{path}”.", value=one.value, path=one.path),
            say("Pakai salah satu dari: {choices}.", choices=", ".join(sorted(choices))),
        )
