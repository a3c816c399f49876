"""The head of a daerah's papers, and the history of a case on paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Response

from engine import HistorySheet
from processes import Daerah, daerah
from reports import HistoryDocument, Letterhead, Reader, case_history
from webui.cases.drawings import drawings
from webui.dates import place_name
from webui.words import label_of

Words = Callable[[str], str]


def history_pdf(
    sheet: HistorySheet, printed_by: str, at: datetime, words: Words, locale: str = "id"
) -> bytes:
    """Print the history of a case; `words` is the reader's gettext."""
    place = daerah()[sheet.case.daerah]
    events = tuple(replace(event, name=place_name(event.name)) for event in sheet.events)
    document = HistoryDocument(
        sheet=replace(sheet, events=events),
        letterhead=letterhead(place),
        printed_at=at,
        printed_by=printed_by,
        drawings={drawn.name: drawn.picture for drawn in drawings(sheet, words)},
    )
    return case_history(document, reader(place, words, locale))


def pdf(printed: bytes, name: str) -> Response:
    """Hand a paper to the browser, which shows it."""
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(printed, mimetype="application/pdf", headers=headers)


def reader(place: Daerah, words: Words, locale: str) -> Reader:
    """Return how a reader in `place` wants documents said."""
    return Reader(
        words=words,
        label=lambda code: words(label_of(code, place.kode).template),
        zone=ZoneInfo(place.zona_iana),
        zone_name=place.zona,
        locale=locale,
    )


def letterhead(place: Daerah) -> Letterhead:
    """Return the kop of a daerah's letters."""
    kop = place.kop
    return Letterhead(
        lines=kop.baris,
        unit=kop.unit,
        address=kop.alamat,
        contact=kop.kontak,
        motto=place.moto,
    )
