"""When two XML files say the same: equal bytes after canonicalisation."""

from lxml import etree


def canonical(source: bytes) -> bytes:
    """Return C14N without comments and without the indentation between elements.

    Space inside texts counts; space between elements is layout, and every writer has its own.
    """
    parser = etree.XMLParser(remove_comments=True, resolve_entities=False)
    root = etree.fromstring(source, parser)
    for element in root.iter():
        if len(element) and not _has_words(element):
            element.text = None
            for child in element:
                child.tail = None
    return etree.tostring(root, method="c14n")


def _has_words(element: etree._Element) -> bool:
    return any((text or "").strip() for text in (element.text, *(child.tail for child in element)))
