"""A decisionTable element becomes a table node."""

from typing import Protocol

from engine.dmn.policies import AGGREGATIONS, POLICIES
from engine.dmn.reading import Element, Findings, child, children, text
from engine.dmn.table import Input, Output, Rule, Table
from engine.feel import syntax
from engine.model import RuleHit, say

_ANY = syntax.Type("any")


class Reader(Protocol):
    """What a table needs to read its cells."""

    findings: Findings

    def expression(self, source: str, where: Element) -> syntax.Syntax:
        """Parse an output cell or input expression."""

    def tests(self, source: str, where: Element) -> syntax.UnaryTests:
        """Parse an input cell."""


def read_table(reader: Reader, boxed: Element) -> syntax.Syntax:
    """Return the table node."""
    policy, aggregation = boxed.get("hitPolicy", "UNIQUE"), boxed.get("aggregation", "")
    if policy not in POLICIES or aggregation not in AGGREGATIONS:
        reader.findings.add(
            "dmn.hit_policy",
            boxed,
            say(
                "Kebijakan {policy} {aggregation} tidak dikenal.",
                policy=policy,
                aggregation=aggregation,
            ),
            say("Pilih UNIQUE, FIRST, ANY, PRIORITY, RULE ORDER, OUTPUT ORDER, atau COLLECT."),
        )
        policy, aggregation = "UNIQUE", ""
    inputs = tuple(_input(reader, column) for column in children(boxed, "input"))
    outputs = tuple(_output(reader, column) for column in children(boxed, "output"))
    rules = children(boxed, "rule")
    read = (_rule(reader, n, row, (len(inputs), len(outputs))) for n, row in enumerate(rules, 1))
    return Table(inputs, outputs, tuple(row for row in read if row), policy, aggregation)


def _type(element: Element | None) -> syntax.Type:
    name = "" if element is None else element.get("typeRef", "")
    return syntax.Type(name.removeprefix("feel:")) if name else _ANY


def _input(reader: Reader, column: Element) -> Input:
    expression = child(column, "inputExpression")
    source = text(expression, "text")
    value = reader.expression(source, column) if source else syntax.Constant(None)
    if not source:
        reader.findings.add(
            "dmn.no_input",
            column,
            say("Kolom masukan ini tidak membaca apa pun."),
            say("Isi ekspresi masukannya, misalnya nama isian."),
        )
    values = text(column, "inputValues", "text")
    allowed = reader.tests(values, column) if values else None
    return Input(value, _type(expression), allowed, column.get("label") or source)


def _output(reader: Reader, column: Element) -> Output:
    values = text(column, "outputValues", "text")
    tests = reader.tests(values, column).tests if values else ()
    default = text(column, "defaultOutputEntry", "text")
    return Output(
        " ".join(column.get("name", "").split()),
        _type(column),
        tests,
        reader.expression(default, column) if default else None,
    )


def _rule(reader: Reader, number: int, row: Element, width: tuple[int, int]) -> Rule | None:
    entries, results = children(row, "inputEntry"), children(row, "outputEntry")
    if (len(entries), len(results)) != width:
        reader.findings.add(
            "dmn.row_width",
            row,
            say(
                "Baris {number} mempunyai {found} sel, bukan {wanted}.",
                number=number,
                found=len(entries) + len(results),
                wanted=sum(width),
            ),
            say("Samakan jumlah sel dengan jumlah kolom."),
        )
        return None
    cells = tuple(reader.tests(text(entry, "text"), entry) for entry in entries)
    made = tuple(_result(reader, entry) for entry in results)
    note = text(row, "annotationEntry", "text") or text(row, "description")
    return Rule(cells, made, RuleHit(number=number, id=row.get("id", ""), note=note))


def _result(reader: Reader, entry: Element) -> syntax.Syntax:
    source = text(entry, "text")
    if source in {"", "-"}:
        return syntax.Constant(None)
    return reader.expression(source, entry)
