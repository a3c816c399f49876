"""Bytes become an XML tree, in bounded time, or a refusal that names the line."""

from collections import Counter

from lxml import etree

from engine.model import NOTHING_SAID, Problem, Severity, Text, say

Element = etree._Element  # noqa: SLF001 — lxml's only name for the type

NAMESPACES = frozenset(
    {
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
    }
)
#: Bounds of one file: bytes, elements, nesting.
MOST_BYTES, MOST_ELEMENTS, DEEPEST = 1 << 20, 5_000, 60


class Findings:
    """The problems of one file, in the order they were found."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def add(
        self,
        code: str,
        where: Element | None,
        message: Text,
        repair: Text = NOTHING_SAID,
        severity: Severity = "error",
    ) -> None:
        """Record a problem at an element, or at the nearest one around it that has an id."""
        line = getattr(where, "sourceline", 0) or 0
        named = where
        while named is not None and not named.get("id"):
            named = named.getparent()
        self.problems.append(
            Problem(
                code=code,
                message=message,
                repair=repair,
                severity=severity,
                file=self.file,
                element="" if named is None else named.get("id") or "",
                line=line,
            )
        )


def read_tree(source: bytes, findings: Findings) -> Element | None:
    """Return the definitions element, or None after saying what is wrong."""
    if len(source) > MOST_BYTES:
        findings.add(
            "dmn.too_big",
            None,
            say("Berkas keputusan melebihi {most} byte.", most=MOST_BYTES),
            say("Bagilah menjadi beberapa berkas."),
        )
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(source, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        findings.add(
            "dmn.not_xml",
            None,
            say("Berkas ini bukan XML yang utuh: {error}.", error=error),
            say("Simpan ulang berkas dari penyunting DMN."),
        )
        return None
    if not _is_acceptable(root, findings):
        return None
    _find_twins(root, findings)
    return root


def _find_twins(root: Element, findings: Findings) -> None:
    """Refuse an id that two elements bear: a row that matched must be told from all others."""
    elements = [element for element in root.iter() if kind(element) and element.get("id")]
    times = Counter(element.get("id") for element in elements)
    for element in elements:
        if (number := times.pop(element.get("id"), 1)) > 1:
            findings.add(
                "dmn.id",
                element,
                say("Id “{id}” dipakai {number} kali.", id=element.get("id"), number=number),
                say("Beri setiap unsur id yang berbeda."),
            )


def _is_acceptable(root: Element, findings: Findings) -> bool:
    if root.getroottree().docinfo.internalDTD is not None:
        findings.add(
            "dmn.doctype", root, say("DOCTYPE tidak diterima."), say("Hapus baris DOCTYPE.")
        )
    elif namespace(root) not in NAMESPACES or kind(root) != "definitions":
        findings.add(
            "dmn.namespace",
            root,
            say("Unsur {tag} bukan berkas DMN 1.2 sampai 1.5.", tag=root.tag),
            say("Simpan dari penyunting sebagai DMN 1.3."),
        )
    else:
        return _is_bounded(root, findings)
    return False


def _is_bounded(root: Element, findings: Findings) -> bool:
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        findings.add(
            "dmn.too_many",
            root,
            say("Berkas ini berisi lebih dari {most} unsur.", most=MOST_ELEMENTS),
            say("Bagilah menjadi beberapa berkas."),
        )
    elif (deep := next((e for e in root.iter() if _depth(e) > DEEPEST), None)) is not None:
        findings.add(
            "dmn.too_deep",
            deep,
            say("Unsur bersarang lebih dari {most} tingkat.", most=DEEPEST),
            say("Pecahlah ekspresi menjadi beberapa keputusan."),
        )
    else:
        return True
    return False


def _depth(element: Element) -> int:
    return sum(1 for _ in element.iterancestors())


def kind(element: Element) -> str:
    """Return the local name; "" for comments and foreign elements."""
    if not isinstance(element.tag, str):
        return ""
    return etree.QName(element).localname


def namespace(element: Element) -> str:
    """Return the namespace of the element; "" when it has none."""
    return etree.QName(element).namespace or ""


def children(element: Element, *kinds: str) -> list[Element]:
    """Return the DMN elements of these kinds directly below, in order."""
    return [c for c in element if kind(c) in kinds and namespace(c) in NAMESPACES]


def child(element: Element, *kinds: str) -> Element | None:
    """Return the first DMN element of these kinds directly below."""
    return next(iter(children(element, *kinds)), None)


def text(element: Element | None, *path: str) -> str:
    """Return the stripped text at the end of a path of kinds; "" when there is none."""
    for step in path:
        element = None if element is None else child(element, step)
    return "" if element is None else "".join(str(part) for part in element.itertext()).strip()


def target(element: Element) -> str:
    """Return the id that an element's href points at."""
    return (element.get("href") or "").rpartition("#")[2]
