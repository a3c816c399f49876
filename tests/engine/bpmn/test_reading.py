"""Bytes that are no diagram are refused; `tests/attacks` measures what that costs."""

import pytest

from engine.bpmn import check_files, read_process
from tests.engine.bpmn.drawing import file, process, sketch

GOOD = process(sketch("S E", "S>E"))
LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><x>&j;</x>"
)

ATTACKS = {
    "nothing": (b"", "xml.broken"),
    "not XML": (b"PK\x03\x04 zip", "xml.broken"),
    "cut short": (GOOD[:-30], "xml.broken"),
    "NUL": (GOOD.replace(b"isExecutable", b"is\0Executable"), "xml.encoding"),
    "UTF-16": (GOOD.decode().replace("UTF-8", "UTF-16").encode("utf-16"), "xml.encoding"),
    "UTF-16 without mark": (GOOD.decode().encode("utf-16-le"), "xml.encoding"),
    "ISO-8859-1": (GOOD.replace(b"UTF-8", b"ISO-8859-1"), "xml.encoding"),
    "bytes that are not UTF-8": (GOOD.replace(b"urn:uji", b"urn:\xe9"), "xml.encoding"),
    "external entity": (
        b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>',
        "xml.doctype",
    ),
    "billion laughs": (LAUGHS, "xml.doctype"),
    "foreign DTD": (b'<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd"><x/>', "xml.doctype"),
    "50 MB": (GOOD + b" " * 50_000_000, "xml.too_big"),
    "too many elements": (file("<bpmn:message/>" * 6_000), "xml.too_many"),
    "too deep": (file("<bpmn:process>" * 200 + "</bpmn:process>" * 200), "xml.too_deep"),
    "deep and never closed": (b"<a>" * 300_000, "xml.too_deep"),
    "HTML": (b"<html><body/></html>", "bpmn.not_bpmn"),
    "another namespace": (GOOD.replace(b"20100524/MODEL", b"20090101/MODEL"), "bpmn.not_bpmn"),
    "no process": (file(""), "bpmn.no_process"),
    "process without id": (file("<bpmn:process/>"), "bpmn.no_id"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_a_refusal_with_a_repair(name):
    source, code = ATTACKS[name]

    problems = check_files({"a.bpmn": source}, {})

    assert [p.code for p in problems if p.severity == "error"][:1] == [code]
    assert all(p.file == "a.bpmn" and str(p.message) and str(p.repair) for p in problems)


def test_broken_xml_names_its_line():
    _, problems = read_process("a.bpmn", b"<a>\n<b>\n</a>")

    assert problems[0].line == 3


def test_a_good_file_has_no_problems():
    processes, problems = read_process("a.bpmn", GOOD)

    assert list(processes) == ["p"]
    assert problems == ()


def test_a_comment_may_speak_of_doctypes():
    source = GOOD.replace(b"<bpmn:process", b"<!-- <!DOCTYPE x> --><bpmn:process", 1)

    assert check_files({"a.bpmn": source}, {}) == ()
