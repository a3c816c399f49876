"""Small DMN files made of a few words."""

HEAD = (
    '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="berkas" '
    'name="uji" namespace="urn:uji">'
)


def model(body: str) -> bytes:
    return f"{HEAD}{body}</definitions>".encode()


def cells(kind: str, texts: list[str], row: int) -> list[str]:
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;") for text in texts]
    return [
        f'<{kind} id="{kind}_{row}_{column}"><text>{text}</text></{kind}>'
        for column, text in enumerate(escaped)
    ]


def table(
    policy: str,
    inputs: list[str],
    outputs: list[str],
    rules: list[list[str]],
    *,
    attributes: str = "",
) -> bytes:
    """`inputs` are "expression type"; `outputs` are "name" or "name: values"."""
    parts = [f'<decision id="d" name="Uji"><decisionTable hitPolicy="{policy}" {attributes}>']
    for number, column in enumerate(inputs):
        source, _, kind = column.rpartition(" ")
        parts.append(f'<input id="in_{number}">')
        parts.append(f'<inputExpression typeRef="{kind}"><text>{source}</text></inputExpression>')
        parts.append("</input>")
    for number, column in enumerate(outputs):
        name, _, values = column.partition(": ")
        listed = f"<outputValues><text>{values}</text></outputValues>" if values else ""
        parts.append(f'<output id="out_{number}" name="{name}">{listed}</output>')
    for number, row in enumerate(rules, 1):
        parts.append(f'<rule id="baris_{number}"><description>catatan {number}</description>')
        parts += cells("inputEntry", row[: len(inputs)], number)
        parts += cells("outputEntry", row[len(inputs) :], number)
        parts.append("</rule>")
    return model("".join(parts) + "</decisionTable></decision>")
