"""`lk3 case`: list, show, history — what happened, without what families said."""

from zoneinfo import ZoneInfo

import click

from engine import Cases, HistorySheet, told_name
from processes import daerah as all_daerah
from webui.cli.daerah_code import DaerahCode
from webui.cli.frame import engine
from webui.cli.keeper import history_of, keeper
from webui.cli.telling import json_option, print_json, words
from webui.words import label_of


@click.group("case", help=words("Lihat kasus: daftar, kepala, riwayat (tanpa isi formulir)."))
def command() -> None:
    """Group of the case commands."""


@command.command("list", help=words("Daftar kasus, terbaru dahulu."))
@click.option(
    "--daerah", type=DaerahCode(), default=None, help=words("Kode daerah; bawaan: semua.")
)
@click.option(
    "--limit",
    default=100,
    show_default=True,
    type=click.IntRange(1, 1_000_000),
    help=words("Paling banyak sekian baris tiap daerah."),
)
@json_option
def list_cases(daerah: str | None, limit: int, *, as_json: bool) -> None:
    """Print the heads of cases."""
    office = engine()
    places = [daerah] if daerah else [*all_daerah()]
    cases = [case for code in places for case in office.ask(Cases(limit=limit), keeper(code))]
    if as_json:
        print_json(cases)
        return
    for case in cases:
        codes = (case.status, case.stage, case.risk, "erased" if case.erased else "")
        state = [words(label_of(code)) for code in codes if code]
        click.echo(f"{case.no}  {case.process_name}  {' · '.join(state)}")


@command.command("show", help=words("Kepala satu kasus, timnya, dan langkah yang terbuka."))
@click.argument("no")
@json_option
def show(no: str, *, as_json: bool) -> None:
    """Print one case's head."""
    sheet = history_of(no)
    case = sheet.case
    if as_json:
        told = {"case": case, "team": sheet.team, "active": sheet.active}
        print_json(told | {"erased": sheet.erased})
        return
    version = words("versi {number}").format(number=case.definition)
    click.echo(f"{case.no}  {case.process_name}, {version}  {words(label_of(case.status))}")
    tell_erased(sheet)
    for member in sheet.team:
        click.echo(f"  {member.name} ({words(label_of(member.role, case.daerah))})")
    for process, element in sorted(sheet.active):
        node = sheet.processes[process].nodes.get(element)
        click.echo(f"  → {node.name or element if node else element}")


@command.command("history", help=words("Riwayat satu kasus, baris demi baris."))
@click.argument("no")
@json_option
def history(no: str, *, as_json: bool) -> None:
    """Print one case's history."""
    sheet = history_of(no)
    if as_json:
        keys = ("case", "erased", "events", "chosen", "decided")
        print_json({key: getattr(sheet, key) for key in keys})
        return
    tell_erased(sheet)
    zone = ZoneInfo(all_daerah()[sheet.case.daerah].zona_iana)
    for event in sheet.events:
        at = event.at.astimezone(zone)
        deed = words(label_of(event.deed))
        who = words(told_name(event.actor_name or event.actor))
        click.echo(f"{event.seq:4} {at:%Y-%m-%d %H:%M:%S}  {who}: {deed}  {event.name}")


def tell_erased(sheet: HistorySheet) -> None:
    """Say once, and calmly, that a case has no contents any more."""
    if sheet.case.erased:
        click.echo(words(sheet.erased))
