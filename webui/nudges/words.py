"""What is told outside the pages, the same whatever it is about."""

from dataclasses import dataclass

from engine import Nudge, Text, say
from webui.i18n import catalogue

NEWS = say("Ada tugas baru untuk Anda di LK3.")
DIGEST = say("Ringkasan harian Anda di LK3.")
COUNT = say("Yang menunggu: {count}.")
CODE = say("Kode Anda untuk LK3: {code}")
GOOD_FOR = say("Ketik di halaman Pemberitahuan. Berlaku satu jam.")
NOT_YOU = say("Bila bukan Anda yang meminta, abaikan pesan ini.")
SETTINGS = say("Atur atau hentikan pesan ini: {address}")


@dataclass(frozen=True, slots=True)
class Written:
    """A message in somebody's language."""

    subject: str
    #: Lines with line feeds between them.
    body: str


def written(nudge: Nudge, address: str) -> Written:
    """Write a nudge; `address` is where people reach us, "" when that is not told."""

    def said(text: Text, **values: object) -> str:
        words = catalogue(nudge.language).gettext(text.template)
        return words.format(**values)

    if nudge.kind == "code":
        lines = [said(CODE, code=nudge.code), said(GOOD_FOR), said(NOT_YOU)]
        return Written(said(say("Kode LK3")), "\n".join(lines))
    first = said(DIGEST if nudge.kind == "digest" else NEWS)
    lines = [first, said(COUNT, count=nudge.count)]
    if address:
        more = said(SETTINGS, address=f"{address}/akun/pemberitahuan")
        lines += [f"{address}/tugas", "", more]
    return Written(first.rstrip("."), "\n".join(lines))
