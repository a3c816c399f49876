"""All that somebody left behind, on one page, dealt out to one colleague or row by row."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import (
    Colleagues,
    Command,
    DealOut,
    EngineError,
    HeldBy,
    Member,
    PassAbsence,
    Refused,
    Text,
    say,
)
from webui.answers import REASON, reason
from webui.flashes import tell
from webui.visit import SUBMISSION, ask, engine, visitor

bp = Blueprint("leaver", __name__)

#: To whom everything goes that has no choice of its own; "x-kasus-<no>", "x-wakil-<id>" say other.
ALL, CASE, STAND_IN = "x-kepada", "x-kasus-", "x-wakil-"
#: Chosen for a row: it stays where it is.
NOBODY = "-"


class Row(NamedTuple):
    """One thing to be given to somebody."""

    name: str
    key: str
    to: str


@bp.get("/beban/<username>")
def show(username: str) -> ResponseReturnValue:
    """Show what one person holds, with the form that deals it out."""
    return _page(username)


@bp.post("/beban/<username>")
def deal(username: str) -> ResponseReturnValue:
    """Give each row to whom it was dealt, each for itself; tell of each refused row why."""
    rows = list(_chosen())
    if amiss := _amiss(rows):
        return _page(username, faults=amiss), 422
    undone = dict(_undone(username, rows))
    done = len(rows) - len(undone)
    if undone:
        return _page(username, faults=undone, done=done, undone=len(undone))
    tell("{n} baris sudah diserahkan.", n=done)
    return redirect(url_for("leaver.show", username=username), 303)


def _page(
    username: str, faults: Mapping[str, Text] | None = None, done: int = 0, undone: int = 0
) -> str:
    held = ask(HeldBy(username=username))
    people = tuple(one for one in ask(Colleagues()) if one.username != username)
    return render_template(
        "tasks/leaver.html",
        held=held,
        fitting=partial(_fitting, people),
        faults=faults or {},
        done=done,
        undone=undone,
        sent=request.form,
    )


def _fitting(people: Sequence[Member], roles: tuple[str, ...]) -> tuple[Member, ...]:
    """Return each person once who wears all of some hats, under the first of them."""
    worn = {(one.username, one.role) for one in people}
    able = (one for one in people if all((one.username, role) in worn for role in roles))
    under = (one for one in able if one.role == next(iter(roles), one.role))
    return tuple({one.username: one for one in reversed([*under])}.values())[::-1]


def _amiss(rows: list[Row]) -> dict[str, Text]:
    """Name the fields that are wrong, so that nothing is done yet."""
    to = {} if rows else {ALL: say("Pilih penerimanya untuk semua, atau baris demi baris.")}
    why = {} if reason() else {REASON: say("Tulis alasannya; yang lain akan menanyakannya.")}
    return {**to, **why}


def _chosen() -> Iterator[Row]:
    """Yield the rows that go to somebody, as the form names them."""
    for name in dict.fromkeys(request.form):
        for prefix in (CASE, STAND_IN):
            to = request.form.get(name, "") or request.form.get(ALL, "")
            if name.startswith(prefix) and to not in {"", NOBODY}:
                yield Row(name, name.removeprefix(prefix), to)


def _undone(username: str, rows: list[Row]) -> Iterator[tuple[str, Text]]:
    """Do it with each row in a transaction of its own; yield what was refused, and why."""
    submission = request.form.get(SUBMISSION, "")
    for row in rows:
        try:
            engine().do(_deed(username, row), visitor(), submission and f"{submission}.{row.name}")
        except Refused as refusal:
            yield row.name, refusal.problems[0].message
        except EngineError as refusal:
            yield row.name, refusal.message


def _deed(username: str, row: Row) -> Command:
    if row.name.startswith(CASE):
        return DealOut(username, row.key, row.to, reason())
    return PassAbsence(row.key, row.to, reason())
