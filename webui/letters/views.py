"""The register of letters: what was signed, in what order, and what still waits."""

from collections.abc import Iterator
from functools import cache

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from engine import CaseByNo, LetterById, Letters, LetterView, RegisterPage, WaitingLetters
from forms import FormLibrary
from processes import daerah
from reports import RegisterDocument, letter_register
from webui.bundles import resolved
from webui.dates import now
from webui.i18n import gettext, language
from webui.letters.filling import paper_pdf
from webui.letters.kinds import KINDS
from webui.letters.months import Month, month_of
from webui.printing import letterhead, pdf, reader
from webui.signin.again import stepped_up
from webui.visit import ask, visitor

bp = Blueprint("letters", __name__)

PAGE_LENGTH = 25
#: Letters read at once for the printed book.
STRETCH = 200
SIGNED, WAITING = "bertanda", "menunggu"


@bp.get("/surat")
def register() -> ResponseReturnValue:
    """List the letters of the daerah, newest first, and the tasks that are to sign one."""
    asked = {name: request.args.get(name, "") for name in ("tahun", "unit", "jenis")}
    after = request.args.get("sesudah", "")
    found = ask(_narrowed(asked, after))
    waiting = ask(WaitingLetters(signing_forms(visitor().daerah)))
    return render_template(
        "letters/register.html",
        found=found,
        waiting=waiting,
        asked=asked,
        shown=request.args.get("keadaan", SIGNED),
        kinds=KINDS,
        years=sorted({one.year for one in found.series}, reverse=True),
        units=sorted({one.unit for one in found.series}),
        month=month_of(""),
    )


@bp.get("/surat/buku.pdf")
@stepped_up
def book() -> ResponseReturnValue:
    """Print the register of one month."""
    month = month_of(request.args.get("bulan", ""))
    place = daerah()[visitor().daerah]
    pages = list(_pages(month))
    document = RegisterDocument(
        letterhead=letterhead(place),
        month=month.named(language()),
        letters=tuple(sorted(_letters(pages), key=lambda one: (one.unit, one.year, one.nth))),
        series=tuple(one for one in pages[0].series if one.year == month.since.year),
        kinds={kind: name.said(gettext) for kind, name in KINDS.items()},
        printed_at=now(),
        printed_by=visitor().name,
    )
    printed = letter_register(document, reader(place, gettext, language()))
    return pdf(printed, f"buku-agenda-{month.written}.pdf")


@bp.get("/surat/<letter_id>.pdf")
@stepped_up
def one(letter_id: str) -> ResponseReturnValue:
    """Print one letter of the register as it was signed."""
    found = ask(LetterById(letter_id))
    sheet = ask(CaseByNo(found.case_no, printed=True))
    printed = paper_pdf(sheet, found.kind, now().date(), found.task_id)
    return pdf(printed, f"{found.number.replace('/', '-')}.pdf")


@cache
def signing_forms(place: str) -> frozenset[str]:
    """Return the names of the forms that give letters of a daerah their numbers."""
    facts, _ = FormLibrary().facts(resolved(place).forms)
    return frozenset(name for name, fact in facts.items() if fact.letter_number)


def _narrowed(asked: dict[str, str], after: str) -> Letters:
    year = int(asked["tahun"]) if asked["tahun"].isdecimal() else 0
    return Letters(
        year=min(year, 9999),
        unit=asked["unit"],
        kind=asked["jenis"],
        after=after,
        limit=PAGE_LENGTH,
    )


def _pages(month: Month) -> Iterator[RegisterPage]:
    after = ""
    while True:
        page = ask(Letters(since=month.since, until=month.until, after=after, limit=STRETCH))
        yield page
        after = page.next
        if not after:
            return


def _letters(pages: list[RegisterPage]) -> Iterator[LetterView]:
    for page in pages:
        yield from page.letters
