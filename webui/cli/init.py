"""`lk3 init`: an empty installation."""

import click

from engine import Rotation, say
from webui.cli.frame import database
from webui.cli.telling import words
from webui.settings import from_environment

KEEP = say(
    "Kunci induk ada di {file}. Simpan salinannya di tempat lain, jauh dari basis data: tanpa kunci"
    " itu tidak ada isian yang dapat dibaca lagi."
)


@click.command("init", help=words("Siapkan basis data kosong (atau bawa ke skema terbaru)."))
def command() -> None:
    """Make the database and the master key, and bring it to the newest schema."""
    from webui.wiring import clock, keyring

    settings = from_environment()
    opened = database(settings)
    statements = opened.without_role()
    shown = without_password(settings.database_url)
    click.echo(words("Basis data siap: {url}").format(url=shown))
    if statements:
        told = words(
            "Aplikasi masih memakai akun pemilik tabel. Mintalah administrator PostgreSQL"
            " menjalankan baris berikut, lalu ulangi `lk3 init`."
        )
        click.echo(told, err=True)
        click.echo(statements)
    seal_all(Rotation(opened, keyring(opened, settings), clock))
    if settings.master_file.exists():
        click.echo(words(KEEP).format(file=settings.master_file))


def seal_all(work: Rotation) -> None:
    """Seal the cases of older versions, each whole or not at all; a later run goes on."""
    cases = work.unsealed()
    if not cases:
        return
    with click.progressbar(cases, label=words("Menyandikan kasus dari versi lama")) as shown:
        for case in shown:
            work.case(case)
    work.scrub()
    click.echo(words("{n} kasus dari versi lama kini tersandi.").format(n=len(cases)))


def without_password(url: str) -> str:
    """Hide the password of a database URL: "scheme://user:…@host"."""
    head, at, tail = url.rpartition("@")
    if not at:
        return url
    scheme, _, who = head.partition("://")
    name, colon, _ = who.partition(":")
    return f"{scheme}://{name}{':…' if colon else ''}@{tail}"
