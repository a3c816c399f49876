"""A form's two files become one checked `Form`, or problems by file, line and JSON Pointer."""

import re
from dataclasses import replace
from functools import lru_cache, partial
from typing import NamedTuple

from engine import Json, Problem, say
from forms.agreements import agreement
from forms.checks import bounded, check_of
from forms.documents import Findings, read_object
from forms.fields import Field, Form, Kind, Rule
from forms.findables import found_by
from forms.grammar import DEEPEST, LONGEST_TEXT, MOST_FIELDS, MOST_ROWS, USUAL_TEXT
from forms.hints import Hints, check_hints, inner_hints, ordered, parts_of, word
from forms.keeping_out import keeps_out
from forms.kinds import check_keywords, choices_of, kind_of, type_of, widget_of
from forms.letters import letter_number
from forms.members import Path, Schema, count, listing, mapping, number, string
from forms.offers import check_offers
from forms.outside import outside
from forms.patterns import PatternRefused, check_pattern
from forms.references import resolve
from forms.rules import rules_of
from forms.variables import Scopes, Variables

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
_USUAL_ROWS = 50


class _Spot(NamedTuple):
    """Where a question stands."""

    name: str
    path: Path
    hints: Hints
    required: bool
    secrecy: str
    #: Names of the questions around it, one set per enclosing object.
    scopes: Scopes = ()


@lru_cache(maxsize=512)
def read_form(file: str, schema: bytes, hints: bytes) -> tuple[Form | None, tuple[Problem, ...]]:
    """Read the schema and the uischema (b"" when there is none) of one form."""
    document, findings = read_object(file, schema)
    if findings.problems:
        return None, tuple(findings.problems)
    hint_document, hint_findings = read_object(hint_file(file), hints or b"{}")
    reader = _Reader(document, findings)
    top = reader.whole(hint_document)
    check_hints(hint_document, top, hint_findings)
    form = Form(
        file=file,
        title=top.title,
        description=top.help,
        top=top,
        parts=parts_of(hint_document, top, hint_findings),
        reads=frozenset(reader.variables.reads),
        hands_over=frozenset(reader.variables.handed),
        live=frozenset(reader.variables.live),
        letter_number=letter_number(top, findings),
        keeps_out=tuple(field.name for field in top.fields if field.keeps_out),
        carries_on=document.get("x-dibawa") is True,
        continues=document.get("x-lanjutkan") is True,
        shows_known=document.get("x-pernah_tercatat") is True,
        outside=outside(document, findings),
        agreement=agreement(document, top, findings),
    )
    return form, (*findings.problems, *hint_findings.problems)


def hint_file(file: str) -> str:
    """Return the name of the uischema that belongs to a schema file."""
    return file.removesuffix(".schema.json") + ".uischema.json"


class _Reader:
    """Reads one schema document, top down."""

    def __init__(self, document: Schema, findings: Findings) -> None:
        definitions = document.get("$defs")
        self.document = document
        self.resolved = partial(
            resolve, definitions if isinstance(definitions, dict) else {}, findings
        )
        self.findings = findings
        self.count = 0
        self.variables = Variables(findings)

    def whole(self, hints: Hints) -> Field:
        """Read the form itself: an object with a title."""
        if type_of(self.document) != "object" or "title" not in self.document:
            message = say("Formulir harus bertipe “object” dan punya “title”.")
            self.findings.add("form.type", (), message)
        return self.field(self.document, _Spot("", (), hints, required=True, secrecy="K2"))

    def field(self, written: Schema, spot: _Spot) -> Field:
        """Read one question with all that is below it."""
        self.count += 1
        schema = self.resolved(written, spot.path)
        items = self.resolved(mapping(schema, "items"), (*spot.path, "items"))
        kind = kind_of(schema, items)
        check_keywords(schema, self.findings, spot.path)
        check_offers(schema, self.findings, spot.path)
        spot = spot._replace(secrecy=string(schema, "x-kelas") or spot.secrecy)
        plain = self.plain(schema, kind, spot)
        if self.count > MOST_FIELDS or len(spot.scopes) > DEEPEST:
            self.findings.add(
                "form.size",
                (),
                say(
                    "Formulir terlalu besar: paling banyak {n} isian, {d} tingkat.",
                    n=MOST_FIELDS,
                    d=DEEPEST,
                ),
                say("Pecah menjadi beberapa formulir, atau hapus “$ref” yang melingkar."),
            )
            return plain
        return self.complete(plain, schema, items, spot)

    def plain(self, schema: Schema, kind: Kind, spot: _Spot) -> Field:
        """Read what every kind of question has."""
        return Field(
            name=spot.name,
            kind=kind,
            title=string(schema, "title") or spot.name,
            help=word(spot.hints, "ui:help") or string(schema, "description"),
            required=spot.required,
            read_only=schema.get("readOnly") is True,
            filled_from=self.variables.source(schema, spot.name, spot.path),
            default=False if schema.get("default") is False else None,
            shown_if=self.variables.shown_if(schema, spot.path, spot.scopes),
            handed_choices=string(schema, "x-pilihan"),
            suggested=string(schema, "x-usulan"),
            other=string(schema, "x-lain"),
            check=check_of(bounded(schema, kind)),
            repair=string(schema, "x-error"),
            warns=string(schema, "x-warn"),
            minimum=number(schema, "minimum"),
            maximum=number(schema, "maximum"),
            widget=widget_of(kind, schema, word(spot.hints, "ui:widget"), self.findings, spot.path),
            placeholder=word(spot.hints, "ui:placeholder"),
            secrecy=spot.secrecy,
            author_only=schema.get("x-hanya_penulis") is True,
            keeps_out=keeps_out(schema, self.findings, spot.path),
            found_by=found_by(schema, kind, self.findings, spot.path),
        )

    def complete(self, plain: Field, schema: Schema, items: Schema, spot: _Spot) -> Field:
        """Add what only this kind of question has."""
        match plain.kind:
            case "group":
                return self.with_children(plain, schema, spot)
            case "choice":
                return replace(plain, choices=choices_of(schema, self.findings, spot.path))
            case "text":
                return self.text(plain, schema, spot.path)
            case "choices" | "rows" | "lines":
                return self.listed(plain, schema, items, spot)
        return plain

    def with_children(self, plain: Field, schema: Schema, spot: _Spot) -> Field:
        """Read the questions and rules of an object."""
        properties = mapping(schema, "properties")
        names = frozenset(properties)
        wanted = [name for name in listing(schema, "required") if isinstance(name, str)]
        for name in wanted:
            if name not in names:
                message = say("“required” menyebut “{nama}” yang tidak ada.", nama=name)
                self.findings.add("form.required", (*spot.path, "required"), message)
        scopes = (*spot.scopes, names)
        inner = spot._replace(scopes=scopes)
        fields = [
            self.field(
                self.named(name, child, spot.path),
                inner._replace(
                    name=name,
                    path=(*spot.path, "properties", name),
                    hints=inner_hints(spot.hints, name),
                    required=name in wanted,
                ),
            )
            for name, child in properties.items()
        ]
        rules = self.rules(schema, names, inner)
        return replace(plain, fields=ordered(tuple(fields), spot.hints), rules=rules)

    def listed(self, plain: Field, schema: Schema, items: Schema, spot: _Spot) -> Field:
        """Read a list: of choices, of rows, or of single lines."""
        most = min(count(schema, "maxItems", _USUAL_ROWS), MOST_ROWS)
        path = (*spot.path, "items")
        check_keywords(items, self.findings, path)
        plain = replace(
            plain,
            check=check_of({**schema, "maxItems": most}),
            row_title=string(items, "title"),
            min_items=count(schema, "minItems", 0),
            max_items=most,
        )
        if plain.kind == "choices":
            return replace(plain, choices=choices_of(items, self.findings, path))
        inside = spot._replace(
            name="", path=path, required=True, hints=inner_hints(spot.hints, "items")
        )
        row = self.field(items, inside._replace(scopes=(*spot.scopes, frozenset())))
        if plain.kind == "rows":
            return replace(plain, fields=row.fields, rules=row.rules)
        return replace(plain, fields=(row,))

    def text(self, plain: Field, schema: Schema, path: Path) -> Field:
        """Read free text: its length is always bounded, its pattern cannot explode."""
        longest = count(schema, "maxLength", USUAL_TEXT)
        if longest > LONGEST_TEXT:
            message = say("“maxLength” paling besar {n}.", n=LONGEST_TEXT)
            self.findings.add("form.size", (*path, "maxLength"), message)
        pattern = string(schema, "pattern")
        try:
            check_pattern(pattern, min(longest, LONGEST_TEXT))
        except PatternRefused as refused:
            repair = say("Sederhanakan polanya, atau batasi “maxLength”.")
            self.findings.add("form.pattern", (*path, "pattern"), refused.reason, repair)
            return replace(plain, check=check_of({"type": "string"}))
        check = check_of({"type": "string", **schema, "maxLength": longest})
        return replace(plain, max_length=longest, pattern=pattern, check=check)

    def rules(self, schema: Schema, names: frozenset[str], spot: _Spot) -> tuple[Rule, ...]:
        """Read the rules between the questions of one object."""
        path = (*spot.path, "x-aturan")
        compile_ = partial(self.variables.condition, scopes=spot.scopes)
        rules = rules_of(schema.get("x-aturan", []), names, compile_, self.findings, path)
        for rule in rules:
            if rule.deed == "wajib":
                self.variables.watch(rule.when)
        return rules

    def named(self, name: str, child: Json, path: Path) -> Schema:
        """Check that a question is an object with a usable name and a title."""
        spot = (*path, "properties", name)
        if not _NAME.fullmatch(name):
            message = say("Nama isian “{nama}” tidak dapat dipakai.", nama=name[:60])
            repair = say("Pakai huruf, angka dan garis bawah, diawali huruf.")
            self.findings.add("form.name", spot, message, repair)
        if not isinstance(child, dict):
            self.findings.add("form.type", spot, say("Isian harus berupa objek."))
            return {"type": "string"}
        if not string(self.resolved(child, spot), "title"):
            message = say("Isian “{nama}” belum punya “title”.", nama=name)
            self.findings.add("form.title", spot, message, say("Tulis labelnya di “title”."))
        return child
