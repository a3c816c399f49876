"""Choices that a form offers no longer, though a running case was answered with them."""

from collections.abc import Iterator, Mapping
from functools import reduce
from typing import TypeAlias

from sqlalchemy import Connection, select

from engine.model import FormFact, Json, Problem, say
from engine.store.bundles import Bundle, Bundles
from engine.store.canonical import parsed
from engine.store.schema import answer, case_file
from engine.store.sealing import readable

#: Form -> dotted path of a field -> what can be chosen no longer.
Lost: TypeAlias = Mapping[str, Mapping[str, tuple[Json, ...]]]
OPEN = ("running", "suspended", "stuck")


def lost_choices(
    connection: Connection, bundles: Bundles, daerah: str, bundle: Bundle
) -> Iterator[Problem]:
    """Yield the choices that `bundle` takes from its process's running cases, each once."""
    query = select(case_file.c.id, case_file.c.bundle).where(
        case_file.c.daerah == daerah,
        case_file.c.process == bundle.root,
        case_file.c.status.in_(OPEN),
        case_file.c.bundle != bundle.hash,
    )
    cases = connection.execute(query).all()
    found: dict[tuple[str, str, str], Problem] = {}
    for hash_ in {case.bundle for case in cases}:
        lost = _lost(bundles.get(connection, daerah, hash_).facts, bundle.facts)
        for case in (one for one in cases if lost and one.bundle == hash_):
            for place in _used(connection, daerah, case.id, lost):
                found[place] = _problem(*place)
    yield from found.values()


def _lost(before: Mapping[str, FormFact], after: Mapping[str, FormFact]) -> Lost:
    lost = {
        name: {
            path: gone
            for path, field in before[name].fields.items()
            if (gone := _gone(field.enum, after[name], path))
        }
        for name in before.keys() & after.keys()
    }
    return {name: fields for name, fields in lost.items() if fields}


def _gone(enum: tuple[Json, ...], form: FormFact, path: str) -> tuple[Json, ...]:
    """Return the choices that are not there any more; a field that anything fits has all."""
    field = form.fields.get(path)
    if field is None:
        return enum
    return tuple(value for value in enum if field.enum and value not in field.enum)


def _used(
    connection: Connection, daerah: str, case: str, lost: Lost
) -> Iterator[tuple[str, str, str]]:
    query = (
        select(*(answer.c[name] for name in ("daerah", "id", "case_id", "task_id", "form", "body")))
        .where(answer.c.daerah == daerah, answer.c.case_id == case, answer.c.form.in_(lost))
        .order_by(answer.c.version)
    )
    for row in {row.task_id: row for row in connection.execute(query)}.values():
        said = readable(connection, answer, row)
        body = parsed(said["body"]) if said else {}
        for path, gone in lost[row.form].items():
            yield from ((row.form, path, str(one)) for one in _chosen(body, path) if one in gone)


def _chosen(body: Json, path: str) -> list[Json]:
    value = reduce(_inside, path.split("."), body)
    return value if isinstance(value, list) else [value]


def _inside(value: Json, name: str) -> Json:
    return value.get(name) if isinstance(value, dict) else None


def _problem(form: str, path: str, value: str) -> Problem:
    return Problem(
        code="overlay.choice_lost",
        file=form,
        element=path,
        message=say("Pilihan “{value}” masih dipakai kasus yang berjalan.", value=value),
        repair=say("Biarkan pilihan itu sampai kasusnya selesai atau pindah versi."),
    )
