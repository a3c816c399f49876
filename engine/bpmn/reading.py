"""Bytes become an XML tree in bounded time and memory, or a refusal."""

import re

from lxml import etree
from lxml.etree import _Element as Element

from engine.bpmn.findings import Findings
from engine.bpmn.vocabulary import bpmn
from engine.model import Text, say

#: One megabyte holds a diagram of several hundred nodes with its drawing.
MAX_BYTES = 1 << 20
MAX_ELEMENTS = 5_000
MAX_DEPTH = 100

_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_PLAIN = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})


def read(source: bytes, findings: Findings) -> Element | None:
    """Return the `bpmn:definitions` element, or None after saying why not."""
    if not _is_text(source, findings) or not _is_bounded(source, findings):
        return None
    try:
        root = etree.fromstring(source, _parser())
    except etree.XMLSyntaxError as error:
        _say_broken(error, findings)
        return None
    if root.tag != bpmn("definitions"):
        findings.refuse(
            "bpmn.not_bpmn",
            root,
            say("Unsur teratas berkas ini bukan bpmn:definitions dari BPMN 2.0."),
            say("Simpan diagram dari editor sebagai BPMN 2.0 (.bpmn), lalu unggah lagi."),
        )
        return None
    return root


def _is_text(source: bytes, findings: Findings) -> bool:
    """Tell whether the bytes are a text in UTF-8 of a bearable size; say so if not."""
    if len(source) > MAX_BYTES:
        message = say(
            "Berkas berukuran {size} bita; batasnya {limit}.", size=len(source), limit=MAX_BYTES
        )
        repair = say("Pecah diagram menjadi beberapa proses yang saling memanggil.")
        findings.refuse_line("xml.too_big", 0, message, repair)
        return False
    declared = _DECLARED.match(source)
    foreign = declared is not None and declared[1].lower() not in _PLAIN
    if foreign or not _is_utf8(source):
        message = say("Berkas ini tidak ditulis dalam UTF-8.")
        repair = say("Simpan ulang berkas dengan pengodean UTF-8.")
        findings.refuse_line("xml.encoding", 0, message, repair)
        return False
    return True


def _is_utf8(source: bytes) -> bool:
    if b"\0" in source:  # UTF-16 in disguise, or no text at all
        return False
    try:
        source.decode()
    except UnicodeDecodeError:
        return False
    return True


def _parser(target: "etree.ParserTarget | None" = None) -> etree.XMLParser:
    return etree.XMLParser(
        target=target,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
    )


class _OutOfBoundsError(Exception):
    """The text is XML, but more or other than a diagram may be."""

    def __init__(self, code: str, message: Text, repair: Text) -> None:
        super().__init__(str(message))
        self.code, self.message, self.repair = code, message, repair


class _Guard:
    """Watches the text go by without building a tree, and stops it when it goes too far."""

    def __init__(self) -> None:
        self.depth = self.elements = 0

    def start(self, tag: str | bytes, attrib: object) -> None:
        del tag, attrib
        self.depth += 1
        self.elements += 1
        if self.depth > MAX_DEPTH:
            message = say("Unsur bersarang lebih dari {limit} tingkat.", limit=MAX_DEPTH)
            raise _OutOfBoundsError("xml.too_deep", message, say("Kurangi tingkat subproses."))
        if self.elements > MAX_ELEMENTS:
            message = say("Berkas memuat lebih dari {limit} unsur.", limit=MAX_ELEMENTS)
            repair = say("Pecah diagram menjadi beberapa proses yang saling memanggil.")
            raise _OutOfBoundsError("xml.too_many", message, repair)

    def end(self, tag: str | bytes) -> None:
        del tag
        self.depth -= 1

    def data(self, data: str | bytes) -> None:
        """Text is bounded by the size of the file."""

    def comment(self, text: str | bytes) -> None:
        """So are comments."""

    def doctype(self, *_declared: object) -> None:
        message = say("Berkas memuat DOCTYPE atau entitas, yang tidak diizinkan.")
        repair = say("Hapus baris <!DOCTYPE …> dan semua <!ENTITY …>.")
        raise _OutOfBoundsError("xml.doctype", message, repair)

    def close(self) -> None:
        """Nothing was built."""


def _is_bounded(source: bytes, findings: Findings) -> bool:
    """Tell whether the text is XML of bearable depth and number; say so if not."""
    try:
        etree.fromstring(source, _parser(_Guard()))
    except _OutOfBoundsError as stop:
        findings.refuse_line(stop.code, 0, stop.message, stop.repair)
        return False
    except etree.XMLSyntaxError as error:
        _say_broken(error, findings)
        return False
    return True


def _say_broken(error: etree.XMLSyntaxError, findings: Findings) -> None:
    line, column = error.position
    findings.refuse_line(
        "xml.broken",
        line,
        say(
            "Berkas ini bukan XML yang utuh; terbaca sampai baris {line} kolom {column}.",
            line=line,
            column=column,
        ),
        say("Buka dan simpan ulang diagram di editor, lalu unggah berkas hasilnya."),
    )
