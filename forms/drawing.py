"""Draws a form: its questions, the answers so far and the problems become a `FormTree`."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from engine import Files, Json, JsonObject, Problem
from forms.asking import Moment, asked, prefilled, set_by_form
from forms.conditions import holds, surroundings
from forms.fields import Field, Form
from forms.keeping import name_of, pairs_of
from forms.library import form_of
from forms.members import Path
from forms.offers import filled_beside
from forms.options import called, options_of, suggestions_of, widget_of
from forms.places import pointer
from forms.shaping import compact, shaped_group
from forms.strokes import outline
from forms.tree import Fault, FieldView, FormTree, Row, Section
from forms.words import in_words, typed_back

Scope = Mapping[str, object]


def form_tree(
    files: Files,
    form: str,
    answers: JsonObject,
    known: JsonObject,
    problems: Iterable[Problem],
    now: datetime,
) -> FormTree:
    """Draw `form` of `files` with `answers` (a draft, what was sent, or {} for a fresh form).

    `known` as in `FormLibrary.settle`; `problems` are shown beside their fields. A fresh form is
    prefilled by `x-isi_dari`; consent and other answers are never chosen beforehand.
    Raises Broken when `form` is not in `files`.
    """
    read = form_of(files, form)
    moment = Moment.of(known, now)
    drawing = _Drawing(read, moment, problems)
    given = shaped_group(read.top, answers, moment.zone)
    if not given and not drawing.problems:
        given = prefilled(read.top, moment)
    given = set_by_form(read.top, given, moment, final=False)
    return drawing.whole(given, asked(read.top, given, moment))


class _Drawing:
    """Walks the questions once, noting the faults in reading order."""

    def __init__(self, form: Form, moment: Moment, problems: Iterable[Problem]) -> None:
        self.form = form
        self.moment = moment
        self.problems = {problem.field: problem for problem in problems}
        self.faults: list[Fault] = []
        self.doubts: list[Fault] = []
        self.kept: list[tuple[str, str]] = []
        self.suggestions: dict[str, tuple[str, ...]] = {}

    def whole(self, given: JsonObject, kept: JsonObject) -> FormTree:
        outer = self.moment.outer
        views = {view.name: view for view in self.group(self.form.top, given, kept, outer, ())}
        sections = tuple(
            Section(
                id=f"bagian-{number}",
                title=part.title,
                description=part.description,
                fields=tuple(views[name] for name in part.names if name in views),
            )
            for number, part in enumerate(self.form.parts, 1)
        )
        unplaced = (p for p in self.problems.values() if p.severity == "error")
        return FormTree(
            form=self.form.file,
            title=self.form.title,
            description=self.form.description,
            sections=tuple(section for section in sections if section.fields),
            faults=(*self.faults, *(Fault("", "", p.message) for p in unplaced)),
            doubts=tuple(self.doubts),
            kept=tuple(self.kept),
            live=bool(self.form.live),
            suggestions=tuple(self.suggestions.items()),
        )

    def group(
        self, group: Field, given: JsonObject, kept: JsonObject, outer: Scope, path: Path
    ) -> tuple[FieldView, ...]:
        """Draw the questions of one object that are asked; keep the answers to the others."""
        scope = surroundings(outer, group, compact(group, kept))
        wanted = {
            name
            for rule in group.rules
            if rule.deed == "wajib" and holds(rule.when, scope, self.moment.now)
            for name in rule.names
        }
        fixed = filled_beside(group, given, self.moment.known)
        views = []
        for field in group.fields:
            here = (*path, field.name)
            value = given.get(field.name)
            if holds(field.shown_if, scope, self.moment.now):
                if field.name in wanted:
                    field = replace(field, required=True)  # noqa: PLW2901 - the same, asked harder
                if field.name in fixed:
                    field = replace(field, read_only=True)  # noqa: PLW2901 - the choice beside it says
                views.append(self.field(field, value, kept.get(field.name), scope, here))
            elif not field.read_only:
                self.kept.extend(pairs_of(field, value, here, self.moment.zone))
        return tuple(views)

    def field(self, field: Field, value: Json, kept: Json, scope: Scope, path: Path) -> FieldView:
        """Draw one question; what is wrong with it is told before what is inside it."""
        view = self.plain(field, value, path)
        match field.kind:
            case "group":
                inside = self.group(field, _mapping(value), _mapping(kept), scope, path)
                if not field.required and not value:
                    inside = tuple(replace(inner, required=False) for inner in inside)
                return replace(view, fields=inside)
            case "rows":
                return self.rows(view, field, (_listing(value), _listing(kept)), scope, path)
            case "lines":
                return self.lines(view, field, _listing(value), path)
        return replace(view, options=options_of(field, value, self.moment.known))

    def plain(self, field: Field, value: Json, path: Path) -> FieldView:
        """Draw what every question has."""
        problem = self.problems.pop(pointer(path), None)
        error = problem.message if problem and problem.severity == "error" else None
        if problem:
            told = self.faults if error else self.doubts
            told.append(Fault(_id(path), self.within(path), problem.message))
        inside = field.kind in ("group", "rows", "lines")
        zone, name = self.moment.zone, called(field, value, self.moment.known)
        return FieldView(
            id=_id(path),
            name=name_of(path),
            widget=widget_of(field, self.moment.known),
            label=field.title,
            help=field.help,
            placeholder=field.placeholder,
            value=""
            if inside or isinstance(value, list)
            else name or typed_back(field, value, zone),
            words="" if inside else name or in_words(field, value, zone),
            drawing=outline(value) if field.kind == "signature" else "",
            required=field.required,
            error=error,
            warning=problem.message if problem and not error else None,
            live=field.name in self.form.live,
            inputmode=_keypad(field),
            max_length=field.max_length,
            secrecy=field.secrecy,
            suggestions=self.suggested(field),
        )

    def rows(
        self,
        view: FieldView,
        field: Field,
        values: tuple[list[Json], list[Json]],
        scope: Scope,
        path: Path,
    ) -> FieldView:
        """Draw a list of objects: `values` are its rows as given, and without what is not asked."""
        given, kept = values
        shown = given or ([{}] if field.required or field.min_items else [])
        rows = []
        for at, row in enumerate(shown):
            asked_here = _mapping(kept[at]) if at < len(kept) else {}
            inside = self.group(field, _mapping(row), asked_here, scope, (*path, at))
            rows.append(self.row(field, at, inside, path))
        more = len(rows) < field.max_items
        return replace(
            view, rows=tuple(rows), row_title=field.row_title or field.title, may_add=more
        )

    def lines(self, view: FieldView, field: Field, given: list[Json], path: Path) -> FieldView:
        """Draw a list of single lines."""
        shown = given or ([None] if field.required or field.min_items else [])
        line = replace(field.fields[0], title=field.fields[0].title or field.title)
        rows = []
        for at, value in enumerate(shown):
            inside = replace(self.field(line, value, None, {}, (*path, at)), required=False)
            rows.append(self.row(line, at, (inside,), path))
        words = ", ".join(row.fields[0].words for row in rows if row.fields[0].words)
        more = len(rows) < field.max_items
        return replace(view, rows=tuple(rows), words=words, row_title=line.title, may_add=more)

    def row(self, field: Field, at: int, inside: tuple[FieldView, ...], path: Path) -> Row:
        here = (*path, at)
        return Row(
            id=_id(here),
            name=name_of(here),
            title=field.row_title or field.title,
            number=at + 1,
            fields=inside,
        )

    def suggested(self, field: Field) -> str:
        """Return the id of the list of suggestions, which the form draws once; "" for none."""
        names = suggestions_of(field, self.moment.known)
        if not names:
            return ""
        list_id = f"usulan-{field.suggested}"
        self.suggestions[list_id] = names
        return list_id

    def within(self, path: Path) -> str:
        """Return the innermost row a question stands in, e.g. "Anggota 2"; "" outside rows."""
        field, found = self.form.top, ""
        for step in path[:-1]:
            if isinstance(step, int):
                found = f"{field.row_title or field.title} {step + 1}"
            else:
                field = next(inner for inner in field.fields if inner.name == step)
        return found


def _id(path: Path) -> str:
    return "f-" + "-".join(map(str, path))


def _mapping(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


def _listing(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _keypad(field: Field) -> str:
    """Return the keypad a phone should show: "numeric" for digits, "tel" for digits and signs."""
    if field.suggested:
        return ""
    if field.kind == "integer":
        return "numeric"
    if field.kind == "number":
        return "decimal"
    if not field.pattern.startswith("^[0-9]") and not field.pattern.startswith("^(\\+62"):
        return ""
    return "tel" if "\\" in field.pattern else "numeric"
