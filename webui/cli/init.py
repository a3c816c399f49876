"""`lk3 init`: an empty installation."""

import click

from engine import say
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
    from webui.wiring import keyring

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
    keyring(opened, settings)
    if settings.master_file.exists():
        click.echo(words(KEEP).format(file=settings.master_file))


def without_password(url: str) -> str:
    """Hide the password of a database URL: "scheme://user:…@host"."""
    head, at, tail = url.rpartition("@")
    if not at:
        return url
    scheme, _, who = head.partition("://")
    name, colon, _ = who.partition(":")
    return f"{scheme}://{name}{':…' if colon else ''}@{tail}"
