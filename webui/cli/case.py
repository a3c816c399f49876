"""`lk3 case`: list, show, history — read by the installation's keeper, without contents."""

import click

from engine import Actor, Cases, History
from webui.cli.frame import engine, json_option, print_json, words


@click.group("case", help=words("Lihat kasus: daftar, kepala, riwayat (tanpa isi formulir)."))
def command() -> None:
    """Group of the case commands."""


daerah_option = click.option("--daerah", required=True, help=words("Kode daerah, misalnya 13.77."))


def keeper(daerah: str) -> Actor:
    """The command line reads as an auditor does: everything that happened, never contents."""
    return Actor(username="mesin", name="lk3", daerah=daerah, role="auditor")


@command.command("list", help=words("Daftar kasus satu daerah."))
@daerah_option
@click.option("--limit", default=100, show_default=True, help=words("Paling banyak sekian baris."))
@json_option
def list_cases(daerah: str, limit: int, *, as_json: bool) -> None:
    """Print the cases of a daerah."""
    cases = engine().ask(Cases(limit=limit), keeper(daerah))
    if as_json:
        print_json(cases)
        return
    for case in cases:
        click.echo(f"{case.no}  {case.process:24} {case.status:10} {case.stage:12} {case.risk}")


@command.command("show", help=words("Kepala satu kasus dan tugas yang terbuka."))
@click.argument("no")
@json_option
def show(no: str, *, as_json: bool) -> None:
    """Print one case's head."""
    sheet = engine().ask(History(no), keeper(daerah_of(no)))
    if as_json:
        print_json({"case": sheet.case, "team": sheet.team, "active": sheet.active})
        return
    case = sheet.case
    click.echo(f"{case.no}  {case.process_name} v{case.definition}  {case.status}")
    for member in sheet.team:
        click.echo(f"  {member.role:18} {member.name}")
    for _process, element in sorted(sheet.active):
        click.echo(f"  → {element}")


@command.command("history", help=words("Riwayat satu kasus, baris demi baris."))
@click.argument("no")
@json_option
def history(no: str, *, as_json: bool) -> None:
    """Print one case's history."""
    sheet = engine().ask(History(no), keeper(daerah_of(no)))
    if as_json:
        print_json(
            {
                "case": sheet.case,
                "events": sheet.events,
                "chosen": sheet.chosen,
                "decided": sheet.decided,
            }
        )
        return
    for event in sheet.events:
        click.echo(
            f"{event.seq:4} {event.at:%Y-%m-%d %H:%M:%S} "
            f"{event.actor:22} {event.deed:20} {event.name}"
        )


def daerah_of(no: str) -> str:
    """`LK3-1377-2026-00042` -> "13.77"; anything else -> ""."""
    parts = no.split("-")
    return f"{parts[1][:2]}.{parts[1][2:]}" if len(parts) == 4 else ""  # noqa: PLR2004 the number's four parts
