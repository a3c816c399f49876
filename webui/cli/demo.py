"""`lk3 demo`: five institutes with synthetic families."""

import click

from processes import daerah
from webui.cli.frame import database
from webui.cli.telling import words
from webui.settings import from_environment


@click.command("demo", help=words("Muat contoh: lima daerah, akun latihan, keluarga rekaan."))
def command() -> None:
    """Load the demonstration once; a second call changes nothing."""
    from webui.demo import PASSWORD, load, today
    from webui.passwords import Argon2
    from webui.wiring import keyring

    settings = from_environment()
    opened = database(settings)
    places = load(opened, Argon2(), today(), keyring(opened, settings))
    with click.progressbar(places, length=len(daerah()), label=words("Memuat contoh")) as shown:
        loaded = list(shown)
    if loaded:
        text = words("Masuk sebagai penerima.pariaman (atau manajer, peksos, koordinator, auditor)")
        click.echo(f"{text}: {PASSWORD}")
    else:
        click.echo(words("Contoh sudah dimuat."))
