"""Diagrams made to harm: in their bytes, and well-formed ones made to be slow."""

from collections.abc import Callable

from engine.bpmn import check_files
from tests.attacks.attack import Attack
from tests.engine.bpmn.drawing import file, process, sketch

GOOD = process(sketch("S E", "S>E"))
LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><x>&j;</x>"
)


def check(source: bytes) -> list[str]:
    return [problem.code for problem in check_files({"a.bpmn": source}, {})]


def bytes_of(source: Callable[[], bytes], told: str) -> Attack:
    return Attack(source, check, told)


def drawn(body: Callable[[], str], told: str) -> Attack:
    return Attack(lambda: process(body()), check, told)


def many(source: str, target: str, number: int) -> str:
    return "".join(
        f'<bpmn:sequenceFlow id="{source}{target}{n}" sourceRef="{source}" targetRef="{target}"/>'
        for n in range(number)
    )


def chosen(source: str, target: str, number: int) -> str:
    return "".join(
        f'<bpmn:sequenceFlow id="q{n}" sourceRef="{source}" targetRef="{target}">'
        f"<bpmn:conditionExpression>x={n}</bpmn:conditionExpression></bpmn:sequenceFlow>"
        for n in range(number)
    )


def mesh(kind: str, number: int, ways: int) -> str:
    nodes = " ".join(f"n{n}:{kind}" for n in range(number))
    flows = (
        f"n{n}>n{(n * 7 + k * 13 + 1) % number}?x={k}" for n in range(number) for k in range(ways)
    )
    return sketch(f"S E {nodes}", f"S>n0 {' '.join(flows)} n3>>E")


def choices_side_by_side(number: int) -> str:
    names = [f"n{n}" for n in range(number)]
    nodes = "S g:P " + " ".join(f"{n}:X x{n}:E y{n}:E" for n in names)
    return sketch(nodes, "S>g " + " ".join(f"g>{n} {n}>x{n}?x=1 {n}>>y{n}" for n in names))


def chain(number: int) -> str:
    nodes = "S E " + " ".join(f"n{n}:T" for n in range(number))
    flows = " ".join(f"n{n}>n{n + 1}" for n in range(number - 1))
    return sketch(nodes, f"S>n0 n{number - 1}>E {flows}")


def branches(number: int) -> str:
    nodes = "S g:P h:P E " + " ".join(f"n{n}:T" for n in range(number))
    return sketch(nodes, "S>g h>E " + " ".join(f"g>n{n} n{n}>h" for n in range(number)))


def calls(number: int) -> str:
    called = "".join(f'<bpmn:callActivity id="c{n}" calledElement="p"/>' for n in range(number))
    return sketch("S E", "S>E") + called


def endless_juel() -> str:
    flow = '<bpmn:sequenceFlow id="f" sourceRef="g" targetRef="E"><bpmn:conditionExpression>${'
    end = "a}</bpmn:conditionExpression></bpmn:sequenceFlow>"
    return sketch("S g:X E F:E", "S>g g>>F") + flow + "!a &amp;&amp; " * 50_000 + end


def long_expressions() -> str:
    return sketch("S g:X E", "S>g") + chosen("g", "E", 1_600).replace("x=", "(a+1)*" * 60 + "a=")


#: engine.md's list of XML attacks, and what breaks readers before it is XML.
BYTES = {
    "XXE": bytes_of(
        lambda: b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>', "xml.doctype"
    ),
    "external DTD": bytes_of(
        lambda: b'<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd"><x/>', "xml.doctype"
    ),
    "billion laughs": bytes_of(lambda: LAUGHS, "xml.doctype"),
    "quadratic entity": bytes_of(
        lambda: b'<!DOCTYPE x [<!ENTITY a "%s">]><x>%s</x>' % (b"a" * 50_000, b"&a;" * 50_000),
        "xml.doctype",
    ),
    "an attribute of 900 KB": bytes_of(
        lambda: GOOD.replace(b'"p"', b'"%s"' % (b"p" * 900_000)), "bpmn.id_long"
    ),
    "50 MB of blanks": bytes_of(lambda: GOOD + b" " * 50_000_000, "xml.too_big"),
    "ten million elements": bytes_of(lambda: b"<a>" + b"<b/>" * 10_000_000, "xml.too_big"),
    "a megabyte of elements": bytes_of(lambda: file("<bpmn:message/>" * 65_000), "xml.too_many"),
    "too deep": bytes_of(
        lambda: file("<bpmn:process>" * 9_999 + "</bpmn:process>" * 9_999), "xml.too_deep"
    ),
    "deep and never closed": bytes_of(lambda: b"<a>" * 300_000, "xml.too_deep"),
    "a NUL": bytes_of(lambda: GOOD.replace(b"isExec", b"is\0Exec"), "xml.encoding"),
    "UTF-16": bytes_of(
        lambda: GOOD.decode().replace("UTF-8", "UTF-16").encode("utf-16"), "xml.encoding"
    ),
    "ISO-8859-1": bytes_of(lambda: GOOD.replace(b"UTF-8", b"ISO-8859-1"), "xml.encoding"),
    "nothing": bytes_of(lambda: b"", "xml.broken"),
    "cut short": bytes_of(lambda: GOOD[:-30], "xml.broken"),
    "another namespace": bytes_of(
        lambda: GOOD.replace(b"20100524/MODEL", b"20090101/MODEL"), "bpmn.not_bpmn"
    ),
}

#: Well-formed, within the size of a file, and made to be slow.
SLOW = {
    "thousands of parallel flows": drawn(
        lambda: sketch("S g:P h:P E", "S>g h>E") + many("g", "h", 4_800), "bpmn.too_many_ways"
    ),
    "thousands of choices": drawn(
        lambda: sketch("S g:X h:X E", "S>g h>E") + chosen("g", "h", 1_600), "bpmn.name_unknown"
    ),
    "thousands of mixtures": drawn(
        lambda: sketch("S g:O h:O E", "S>g h>E") + chosen("g", "h", 1_600), "bpmn.too_many_ways"
    ),
    "a hundred mixtures": drawn(
        lambda: sketch("S g:O h:O E", "S>g h>E") + chosen("g", "h", 99), "bpmn.name_unknown"
    ),
    "a mesh of inclusive gateways": drawn(lambda: mesh("O", 150, 10), "bpmn.unproven"),
    "a mesh of exclusive gateways": drawn(lambda: mesh("X", 150, 10), "bpmn.name_unknown"),
    "a mesh of parallel gateways": drawn(lambda: mesh("P", 150, 10), "bpmn.condition_ignored"),
    "choices side by side": drawn(lambda: choices_side_by_side(90), "bpmn.unproven"),
    "thousands of loose nodes": drawn(
        lambda: sketch("S E " + " ".join(f"n{n}:T" for n in range(4_900)), "S>E"),
        "bpmn.too_many_nodes",
    ),
    "a chain of 290 tasks": drawn(lambda: chain(290), "bpmn.no_role"),
    "a chain of 490 tasks": drawn(lambda: chain(490), "bpmn.too_many_nodes"),
    "a hundred branches": drawn(lambda: branches(99), "bpmn.no_role"),
    "thousands of calls": drawn(lambda: calls(4_800), "bpmn.too_many_nodes"),
    "a JUEL condition without end": drawn(endless_juel, "feel.too_much"),
    "megabytes of expressions": drawn(long_expressions, "feel.too_much"),
}
