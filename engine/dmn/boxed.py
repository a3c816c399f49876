"""Boxed expressions of DMN become nodes of the FEEL syntax tree."""

from collections.abc import Callable, Iterable

from engine.dmn import boxed_table
from engine.dmn.reading import Element, Findings, child, children, kind, text
from engine.feel import FeelError, syntax
from engine.feel.cursor import Scope
from engine.feel.parser import known_names, parse_expression, parse_unary
from engine.model import say

NULL = syntax.Constant(None)
FEEL = frozenset({"", "feel"})


class Boxes:
    """Reads the boxed expressions of one file."""

    def __init__(self, names: Iterable[str], findings: Findings) -> None:
        #: Every name of the model; they may hold spaces and signs.
        self.names = known_names(names)
        self.findings = findings

    def below(self, parent: Element | None, *, required: bool = True) -> syntax.Syntax:
        """Return the boxed expression directly below `parent`; null when there is none."""
        boxed = None if parent is None else child(parent, *READERS)
        if boxed is not None:
            return self.read(boxed)
        if required and parent is not None:
            self.findings.add(
                "dmn.no_logic",
                parent,
                say("Tidak ada ekspresi di sini."),
                say("Isi ekspresinya, atau hapus unsurnya."),
                "warning",
            )
        return NULL

    def read(self, boxed: Element) -> syntax.Syntax:
        """Return the tree of one boxed expression, converted to its typeRef."""
        found = READERS[kind(boxed)](self, boxed)
        wanted = type_of(boxed)
        return syntax.As(found, wanted) if wanted else found

    def expression(self, source: str, where: Element) -> syntax.Syntax:
        """Parse a literal expression; what is wrong with it is recorded."""
        return self._parsed(parse_expression, source, where)

    def tests(self, source: str, where: Element) -> syntax.UnaryTests:
        """Parse a cell; an empty one is "-"."""
        found = self._parsed(parse_unary, source, where)
        return found if isinstance(found, syntax.UnaryTests) else syntax.UnaryTests(())

    def _parsed(
        self, parse: Callable[[str, Scope], syntax.Syntax], source: str, where: Element
    ) -> syntax.Syntax:
        try:
            return parse(source, self.names)
        except FeelError as error:
            self.findings.add(
                "dmn.expression",
                where,
                say(
                    "Ekspresi {source} tidak terbaca pada karakter {position}: {why}",
                    source=source[:80],
                    position=error.position + 1,
                    why=error.message,
                ),
                say("Perbaiki ekspresinya; teks ditulis dalam tanda kutip ganda."),
            )
            return NULL


def type_of(element: Element | None) -> syntax.Type | None:
    """Return the type an element's typeRef names, without a prefix."""
    name = "" if element is None else (element.get("typeRef") or "").strip()
    return syntax.Type(name.removeprefix("feel:")) if name else None


def variable_type(element: Element) -> syntax.Type | None:
    """Return the type of an element's variable."""
    return type_of(child(element, "variable"))


def _literal(boxes: Boxes, boxed: Element) -> syntax.Syntax:
    language = boxed.get("expressionLanguage", "").rstrip("/").rpartition("/")[2].lower()
    if language not in FEEL:
        boxes.findings.add(
            "dmn.language",
            boxed,
            say("Bahasa {language} tidak dijalankan; hanya FEEL.", language=language),
            say("Tulis ekspresinya dalam FEEL."),
        )
        return NULL
    source = text(boxed, "text")
    if source:
        return boxes.expression(source, boxed)
    return boxes.below(boxed) if child(boxed, *READERS) is not None else NULL


def _context(boxes: Boxes, boxed: Element) -> syntax.Syntax:
    entries: list[syntax.Binding] = []
    result: syntax.Syntax | None = None
    for entry in children(boxed, "contextEntry"):
        variable = child(entry, "variable")
        value = boxes.below(entry)
        if variable is None:
            result = value
            continue
        wanted = type_of(variable)
        entries.append((name_of(variable), syntax.As(value, wanted) if wanted else value))
    return syntax.Entries(tuple(entries), result)


def name_of(element: Element) -> str:
    """Return the element's name, white space normalised."""
    return " ".join((element.get("name") or "").split())


def _invocation(boxes: Boxes, boxed: Element) -> syntax.Syntax:
    named = []
    for binding in children(boxed, "binding"):
        parameter = child(binding, "parameter")
        if parameter is not None:
            named.append((name_of(parameter), boxes.below(binding)))
    return syntax.Call(boxes.below(boxed), (), tuple(named))


def _list(boxes: Boxes, boxed: Element) -> syntax.Syntax:
    return syntax.Items(tuple(boxes.read(item) for item in children(boxed, *READERS)))


def _relation(boxes: Boxes, boxed: Element) -> syntax.Syntax:
    columns = [name_of(column) for column in children(boxed, "column")]
    rows = []
    for row in children(boxed, "row"):
        cells = [boxes.read(cell) for cell in children(row, *READERS)]
        rows.append(syntax.Entries(tuple(zip(columns, cells, strict=False))))
    return syntax.Items(tuple(rows))


def function(boxes: Boxes, boxed: Element) -> syntax.Syntax:
    """Return a function definition; Java and PMML are not run, so those give null."""
    params = tuple((name_of(p), type_of(p)) for p in children(boxed, "formalParameter"))
    if boxed.get("kind", "FEEL") != "FEEL":
        boxes.findings.add(
            "dmn.external",
            boxed,
            say("Fungsi {kind} tidak dijalankan; hasilnya null.", kind=boxed.get("kind")),
            say("Tulis fungsinya dalam FEEL."),
            "warning",
        )
        return syntax.Lambda(params, NULL)
    return syntax.Lambda(params, boxes.below(boxed))


def _conditional(boxes: Boxes, boxed: Element) -> syntax.Syntax:
    parts = (boxes.below(child(boxed, part)) for part in ("if", "then", "else"))
    return syntax.If(*parts)


def _filter(boxes: Boxes, boxed: Element) -> syntax.Syntax:
    return syntax.Filter(boxes.below(child(boxed, "in")), boxes.below(child(boxed, "match")))


def _iterator(boxes: Boxes, boxed: Element) -> tuple[syntax.Iterator, ...]:
    name = boxed.get("iteratorVariable", "")
    return (syntax.Iterator(name, boxes.below(child(boxed, "in"))),)


def _for(boxes: Boxes, boxed: Element) -> syntax.Syntax:
    return syntax.For(_iterator(boxes, boxed), boxes.below(child(boxed, "return")))


def _some(boxes: Boxes, boxed: Element) -> syntax.Syntax:
    condition = boxes.below(child(boxed, "satisfies"))
    return syntax.Quantified("some", _iterator(boxes, boxed), condition)


def _every(boxes: Boxes, boxed: Element) -> syntax.Syntax:
    condition = boxes.below(child(boxed, "satisfies"))
    return syntax.Quantified("every", _iterator(boxes, boxed), condition)


READERS: dict[str, Callable[[Boxes, Element], syntax.Syntax]] = {
    "literalExpression": _literal,
    "decisionTable": boxed_table.read_table,
    "context": _context,
    "invocation": _invocation,
    "list": _list,
    "relation": _relation,
    "functionDefinition": function,
    "conditional": _conditional,
    "filter": _filter,
    "for": _for,
    "some": _some,
    "every": _every,
}
