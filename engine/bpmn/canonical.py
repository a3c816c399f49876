"""Canonical XML: two files that say the same become the same bytes."""

from lxml import etree

from engine.bpmn.findings import Findings
from engine.bpmn.reading import read


def canonical(source: bytes) -> bytes:
    """Return the file as canonical XML (C14N 2.0) without the white space between elements.

    Attributes are sorted, comments dropped, text stripped at both ends: what an editor may change
    without changing the diagram. Bytes that cannot be read come back as they are.
    """
    root = read(source, Findings(""))
    if root is None:
        return source
    text: str = etree.canonicalize(root, strip_text=True)
    return text.encode()
