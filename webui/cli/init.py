"""`lk3 init`: an empty installation."""

import click

from webui.cli.frame import database
from webui.cli.telling import words
from webui.settings import from_environment


@click.command("init", help=words("Siapkan basis data kosong (atau bawa ke skema terbaru)."))
def command() -> None:
    """Make the database and bring it to the newest schema."""
    settings = from_environment()
    statements = database(settings).without_role()
    shown = without_password(settings.database_url)
    click.echo(words("Basis data siap: {url}").format(url=shown))
    if statements:
        told = words(
            "Aplikasi masih memakai akun pemilik tabel. Mintalah administrator PostgreSQL"
            " menjalankan baris berikut, lalu ulangi `lk3 init`."
        )
        click.echo(told, err=True)
        click.echo(statements)


def without_password(url: str) -> str:
    """Hide the password of a database URL: "scheme://user:…@host"."""
    head, at, tail = url.rpartition("@")
    if not at:
        return url
    scheme, _, who = head.partition("://")
    name, colon, _ = who.partition(":")
    return f"{scheme}://{name}{':…' if colon else ''}@{tail}"
