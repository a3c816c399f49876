"""The engine's `Forms` port: facts about the forms of a bundle, and settled answers."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from importlib.resources import files as resources

from engine import Broken, FieldFact, FieldType, Files, FormFact, Json, JsonObject, Problem
from forms.asking import Moment, asked, set_by_form
from forms.fields import Field, Form, Kind
from forms.findables import findables
from forms.judging import judge
from forms.offers import offers_in
from forms.reading import hint_file, read_form
from forms.references import self_contained
from forms.shaping import compact, shaped_group
from forms.staying import staying

_SCHEMA = ".schema.json"
_TYPES: Mapping[Kind, FieldType] = {
    "text": "string", "choice": "string", "yesno": "boolean", "integer": "number",
    "number": "number", "date": "date", "datetime": "datetime", "signature": "string",
    "group": "object", "rows": "list", "lines": "list", "choices": "list",
}  # fmt: skip


class FormLibrary:
    """Reads forms and checks answers against them; implements `engine.Forms`."""

    def facts(self, files: Files) -> tuple[Mapping[str, FormFact], tuple[Problem, ...]]:
        """Read every `*.schema.json` in `files` with its uischema.

        Returns facts by file name (also of forms with problems, as far as they could be read) and
        the problems: file, line, JSON Pointer in `element`, repair. Never raises for content.
        """
        files = self_contained(files)
        facts: dict[str, FormFact] = {}
        problems: list[Problem] = []
        for name in sorted(name for name in files if name.endswith(_SCHEMA)):
            form, found = read_form(name, files[name], files.get(hint_file(name), b""))
            problems.extend(found)
            if form:
                facts[name] = _fact(form)
        return facts, tuple(problems)

    def settle(
        self, files: Files, form: str, answers: JsonObject, known: JsonObject, now: datetime
    ) -> tuple[JsonObject, tuple[Problem, ...]]:
        """Check `answers`; see `engine.Forms`. Warnings come with severity "warning".

        Moments become UTC; without an offset they are by the clock of `known["daerah"]`. What
        starts with "$" in `known` is handed in: "$petugas" (name of who fills the form) and
        "$pilihan" (lists for `x-pilihan`, `x-usulan`). Raises Broken when `form` is not in `files`.
        """
        read = form_of(files, form)
        moment = Moment.of(known, now)
        kept = set_by_form(
            read.top, shaped_group(read.top, answers, moment.zone), moment, final=True
        )
        kept = asked(read.top, kept, moment)
        return compact(read.top, kept), judge(read.top, kept, moment)


def form_of(files: Files, name: str) -> Form:
    """Return the form `name` (its schema's file name) of `files`. Raises Broken without it."""
    form, _ = read_form(name, files.get(name, b""), files.get(hint_file(name), b""))
    if form is None:
        raise Broken
    return form


@lru_cache
def shipped() -> Files:
    """Return the forms that come with the program, each file self-contained, by name."""
    folder = resources("forms").joinpath("library")
    found = {
        entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.name.endswith(".json")
    }
    return self_contained(dict(sorted(found.items())))


def _fact(form: Form) -> FormFact:
    facts = {fact.path: fact for fact in _field_facts(form.top, "")}
    return FormFact(
        file=form.file,
        title=form.title,
        fields=facts,
        reads=form.reads,
        hands_over=form.hands_over,
        letter_number=form.letter_number,
        keeps_out=form.keeps_out,
        continues=form.continues,
        carries_on=form.carries_on,
        offers=frozenset(offers_in(form.top)),
        findables=tuple(findables(form.top)),
        stays=tuple(staying(form.top)),
        shows_known=form.shows_known,
        outside=form.outside,
        agreement=form.agreement,
    )


def _field_facts(group: Field, prefix: str) -> Iterator[FieldFact]:
    for field in group.fields:
        choices: tuple[Json, ...] = tuple(choice.value for choice in field.choices)
        path = prefix + field.name
        yield FieldFact(
            path=path,
            type=_TYPES[field.kind],
            enum=choices,
            required=field.required,
            title=field.title,
            author_only=_is_author_only(field),
        )
        if field.kind == "group":
            yield from _field_facts(field, path + ".")


def _is_author_only(field: Field) -> bool:
    """Tell whether only the author reads it; a list is hers as soon as a question in it is."""
    inside = field.fields if field.kind in ("rows", "lines") else ()
    return field.author_only or any(map(_is_author_only, inside))
