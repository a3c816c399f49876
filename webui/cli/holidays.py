"""`lk3 holidays`: the days on which a daerah rests, beside the nation's and its files'."""

from datetime import datetime

import click

from engine import MACHINE_ACTOR, KeepHoliday, LocalHolidays
from webui.cli.daerah_code import DaerahCode
from webui.cli.frame import engine
from webui.cli.telling import json_option, print_json, words

DAY = click.DateTime(formats=["%Y-%m-%d"])
here = click.argument("daerah", type=DaerahCode())


@click.group("holidays", help=words("Hari libur dan cuti bersama setempat sebuah daerah."))
def command() -> None:
    """Group of the holiday commands."""


@command.command("list", help=words("Hari libur yang ditambahkan di sini."))
@here
@json_option
def list_days(daerah: str, *, as_json: bool) -> None:
    """Print the days that were written down."""
    found = engine().ask(LocalHolidays(daerah), MACHINE_ACTOR)
    if as_json:
        print_json(dict(found))
        return
    for day, name in found.items():
        click.echo(f"{day}  {name}")


@command.command("add", help=words("Tambahkan hari libur; tenggat yang berjalan dihitung ulang."))
@here
@click.argument("day", type=DAY)
@click.argument("name")
def add(daerah: str, day: datetime, name: str) -> None:
    """Add a day; print how many cases had a deadline moved."""
    _keep(KeepHoliday(daerah, day.date(), name))


@command.command("remove", help=words("Cabut hari libur; tenggat yang berjalan dihitung ulang."))
@here
@click.argument("day", type=DAY)
def remove(daerah: str, day: datetime) -> None:
    """Take a day back; print how many cases had a deadline moved."""
    _keep(KeepHoliday(daerah, day.date()))


def _keep(deed: KeepHoliday) -> None:
    click.echo(engine().do(deed, MACHINE_ACTOR).count)
