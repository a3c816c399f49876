"""The inbox: one shelf, narrowed and ordered; and what is found in it by a number or a name."""

from datetime import UTC, datetime, timedelta

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import (
    Arrivals,
    Colleagues,
    DayItem,
    DeskChoices,
    Found,
    Member,
    MessageWaits,
    MessageWaitsPage,
    MyDay,
    Offered,
    SearchPeople,
)
from webui.dates import day_ends, now
from webui.fragments import by_script, page
from webui.places import may, places
from webui.tasks.asked import SHELVES, TIMES, Asked, asked, orders_of
from webui.tasks.columns import COLUMNS, USUAL
from webui.tasks.homes import districts, villages
from webui.tasks.opening import openable
from webui.visit import ask, unattended, visitor

bp = Blueprint("tasks", __name__)

#: The box above the inbox: its words go into no address.
WORDS = "x-cari"


@bp.get("/")
def front() -> ResponseReturnValue:
    """Lead to the visitor's first place."""
    visitor()
    return redirect(next((place.path for place in places()), url_for("tasks.inbox")), 303)


@bp.get("/tugas")
def inbox() -> ResponseReturnValue:
    """Show one shelf of the inbox, filtered."""
    look = asked()
    offered = ask(Offered()) if may("see_definitions") else ()
    choices = ask(DeskChoices())
    return page(
        "tasks/inbox.html",
        "listing",
        look=look,
        page=ask(look.query()),
        processes=offered,
        times=TIMES,
        districts=districts(),
        villages=villages(look.filters["wilayah"]),
        orders=orders_of(look.shelf),
        saved=choices.filters,
        columns=USUAL if choices.columns is None else choices.columns,
        all_columns=COLUMNS,
        colleagues=_colleagues(look),
        beside=_beside(look),
        waits=_from_outside(look),
        startable=openable(offered, visitor().daerah) if may("start_case") else (),
        shelf=look.shelf,
        shelves=SHELVES,
        drawn_at=now(),
    )


@bp.post("/meja/cari")
def search() -> ResponseReturnValue:
    """Show what is found by a number or a task's name; by a person's, for who may."""
    words = request.form.get(WORDS, "").strip()
    names = ("semua",) if may("see_all_tasks") else ("saya", "wakil", "bisa", "selesai")
    looks = (asked({"rak": name}) for name in names)
    found = ((look.shelf, ask(look.query(words))) for look in looks if words)
    return render_template(
        "tasks/found.html",
        words=words,
        shelves=[(shelf, one) for shelf, one in found if one.tasks],
        found=_people(words),
        columns=USUAL,
    )


@bp.get("/meja/baru")
def news() -> ResponseReturnValue:
    """Tell whether the shelf has changed; asked by the page itself every minute."""
    unattended()
    visitor()
    look = asked()
    if not by_script():
        return redirect(url_for("tasks.inbox", rak=look.shelf), 303)
    found = ask(Arrivals(SHELVES[look.shelf], _since(request.args.get("sejak", ""))))
    changed = str(found.count) != request.args.get("ada", "")
    return page("tasks/inbox.html", "news", look=look, new=found.new, changed=changed)


def _beside(look: Asked) -> tuple[DayItem, ...]:
    """Return what her day holds beside tasks, on the page that she begins it with."""
    if look.shelf != "saya" or look.narrowed or look.after:
        return ()
    ends = day_ends()
    return ask(MyDay(since=ends - timedelta(days=1), until=ends))


def _from_outside(look: Asked) -> MessageWaitsPage | None:
    """Return what her cases wait for from outside, beside what they wait for from colleagues."""
    if look.shelf != "menunggu" or look.narrowed or look.after or look.choosing:
        return None
    return ask(MessageWaits())


def _since(written: str) -> datetime:
    """Read when the page was drawn; now, when it does not say."""
    try:
        return datetime.fromisoformat(written).astimezone(UTC)
    except (ValueError, OverflowError):
        return now()


def _colleagues(look: Asked) -> tuple[Member, ...]:
    """Return to whom several tasks can be handed at once."""
    return ask(Colleagues()) if look.choosing and may("see_all_tasks") else ()


def _people(words: str) -> Found | None:
    """Search for people, unless it is a number that no person has."""
    a_number = words.upper().startswith("LK3") or (words.isdigit() and len(words) < 10)  # noqa: PLR2004  # of telephones
    if not words or a_number or not may("search_people"):
        return None
    return ask(SearchPeople(words))
