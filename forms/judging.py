"""Answers judged question by question: one problem per question, in words."""

from collections.abc import Iterable, Mapping

from engine import Json, JsonObject, Problem, Severity, Text
from forms.asking import Moment
from forms.conditions import holds, surroundings
from forms.fields import Field, Rule
from forms.members import Path
from forms.nik import examine_kk, examine_nik
from forms.offers import handed_in
from forms.places import pointer
from forms.shaping import compact, compacted, is_empty
from forms.wording import misfit, no_longer, not_offered, unanswered

Scope = Mapping[str, object]
_EXAMINERS = {"nik_semantik": examine_nik, "kk_semantik": examine_kk}


def judge(form: Field, answers: JsonObject, moment: Moment) -> tuple[Problem, ...]:
    """Return what is wrong (errors) or odd (warnings) with settled but uncompacted `answers`."""
    judge = _Judge(moment)
    judge.group(form, answers, moment.outer, ())
    return tuple(judge.problems.values())


class _Judge:
    """Walks the questions that are asked; the first problem of a question stands."""

    def __init__(self, moment: Moment) -> None:
        self.moment = moment
        self.problems: dict[Path, Problem] = {}

    def add(self, code: str, path: Path, message: Text, severity: Severity = "error") -> None:
        present = self.problems.get(path)
        if present is None or (present.severity == "warning" and severity == "error"):
            self.problems[path] = Problem(
                code=code, message=message, severity=severity, field=pointer(path)
            )

    def group(self, group: Field, answers: JsonObject, outer: Scope, path: Path) -> None:
        """Judge the questions of one object, then the rules between them."""
        given = compact(group, answers)
        scope = surroundings(outer, group, given)
        rules = [rule for rule in group.rules if holds(rule.when, scope, self.moment.now)]
        wanted = {
            name: rule.message for rule in rules if rule.deed == "wajib" for name in rule.names
        }
        for field in group.fields:
            if field.shown_if and not holds(field.shown_if, scope, self.moment.now):
                continue
            here = (*path, field.name)
            value = answers.get(field.name)
            if field.kind == "group":
                self.inner_group(field, value, scope, here, wanted=field.name in wanted)
            elif field.name not in given:
                self.missing(field, here, wanted)
            else:
                self.field(field, value, scope, here)
                self.doubts(field, value, answers, here)
            if rules:
                self.refusals(field, rules, here)

    def inner_group(
        self, field: Field, value: Json, scope: Scope, path: Path, *, wanted: bool
    ) -> None:
        """Judge a group; an optional one that is empty is left alone."""
        if value is not None and not isinstance(value, dict):
            self.check(field, value, path)
        elif field.required or wanted or value:
            self.group(field, value or {}, scope, path)

    def missing(self, field: Field, path: Path, wanted: Mapping[str, str]) -> None:
        """Note a required question without an answer; what the form sets is not asked."""
        if (field.required or field.name in wanted) and not field.read_only:
            words = wanted.get(field.name, "")
            self.add("form.required", path, Text(words) if words else unanswered(field))

    def field(self, field: Field, value: Json, scope: Scope, path: Path) -> None:
        """Judge one answer and what is inside it."""
        fits = field.read_only or self.check(field, compacted(field, value), path)
        if not fits or not isinstance(value, list):
            self.offered(field, [value], path)
        elif field.kind == "choices":
            self.offered(field, value, path)
        elif field.kind == "rows":
            for at, row in enumerate(value):
                if isinstance(row, dict) and compact(field, row):
                    self.group(field, row, scope, (*path, at))
        else:
            for at, line in enumerate(value):
                if not is_empty(line):
                    self.field(field.fields[0], line, scope, (*path, at))

    def check(self, field: Field, value: Json, path: Path) -> bool:
        """Tell whether `value` fits the question's own keywords, noting the first misfit."""
        found = next(iter(field.check.iter_errors(value)), None)
        if found is not None:
            self.add("form.value", path, misfit(field, found))
        return found is None

    def offered(self, field: Field, values: Iterable[Json], path: Path) -> None:
        """Check that what was chosen is among the choices of the form or of the page."""
        if not (field.choices or field.handed_choices):
            return
        offers = handed_in(field, self.moment.known)
        among = offers.keys() or {choice.value for choice in field.choices}
        if among and any(not isinstance(value, str) or value not in among for value in values):
            self.add("form.value", path, not_offered(field))
        elif any(offers[str(value)].former for value in values if str(value) in offers):
            self.add("form.former", path, no_longer(field), "warning")

    def doubts(self, field: Field, value: Json, beside: JsonObject, path: Path) -> None:
        """Let the softer check of the question speak, if its form is right."""
        examine = _EXAMINERS.get(field.warns)
        if examine is None or path in self.problems or not isinstance(value, str):
            return
        if found := examine(value, beside, self.moment.today):
            self.add("form.number", path, found.message, "error" if found.fault else "warning")

    def refusals(self, field: Field, rules: Iterable[Rule], path: Path) -> None:
        """Note the rules that refuse or doubt this question's answer."""
        for rule in rules:
            if rule.deed != "wajib" and field.name in rule.names:
                severity: Severity = "error" if rule.deed == "tolak" else "warning"
                self.add("form.rule", path, Text(rule.message), severity)
