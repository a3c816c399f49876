"""Fills whatever of a form takes text with words of a bank."""

from collections.abc import Mapping

from engine import Files, Json
from forms.fields import Field
from forms.library import form_of
from tests.leaks.words import Bank

Answers = dict[str, Json]


def filled(files: Files, form: str, answers: Mapping[str, Json], bank: Bank) -> Answers:
    """Return `answers` with new words in every question that takes text and is always asked."""
    return _group(form_of(files, form).top, answers, bank) if form else dict(answers)


def _group(group: Field, answers: Mapping[str, Json], bank: Bank) -> Answers:
    kept = dict(answers)
    for field in group.fields:
        asked = field.name in answers or (field.shown_if is None and field.kind != "group")
        if asked and not (field.read_only or field.filled_from or field.handed_choices):
            told = _answer(field, answers, bank)
            kept |= {} if told is None else {field.name: told}
    return kept


def _answer(field: Field, beside: Mapping[str, Json], bank: Bank) -> Json:
    """Return a new answer; None leaves the question as it was."""
    before = beside.get(field.name)
    if field.kind == "text":
        return _text(field, beside, bank)
    if field.kind == "group" and isinstance(before, dict):
        return _group(field, before, bank)
    if field.kind == "rows" and isinstance(before, list):
        return [_group(field, row, bank) for row in before if isinstance(row, dict)]
    if field.kind == "lines" and field.fields[0].kind == "text":
        return [_text(field.fields[0], {}, bank), _text(field.fields[0], {}, bank)]
    return None


def _text(field: Field, beside: Mapping[str, Json], bank: Bank) -> Json:
    word = _word(field, beside, bank)
    bank.sought |= {word} if field.found_by and word else set()
    return word


def _word(field: Field, beside: Mapping[str, Json], bank: Bank) -> str | None:
    pattern = field.pattern
    if pattern.endswith("{16}$"):
        born = beside.get("tanggal_lahir") or beside.get("tgl_lahir") or ""
        sex = beside.get("jenis_kelamin") or beside.get("jk") or ""
        return bank.nik(str(born), str(sex))
    if "62|0)" in pattern:
        return bank.phone()
    if "<>" in pattern:
        return bank.name()
    return None if pattern else bank.note(field.max_length or 2_000)
