"""`lk3 account term`: who holds which role, from when to when."""

from datetime import timedelta

import click

from engine import (
    MACHINE_ACTOR,
    AddTerm,
    AddUnit,
    EndTerm,
    PersonByUsername,
    Problem,
    Refused,
    Units,
    say,
)
from processes import daerah as all_daerah
from processes import full_name
from webui.cli.daerah_code import DaerahCode
from webui.cli.frame import engine
from webui.cli.keeper import keeper
from webui.cli.telling import json_option, print_json, words
from webui.dates import ZONES
from webui.people.areas import areas_of
from webui.people.days import end_of, start_of
from webui.words import HATS, label_of

DAY = "YYYY-MM-DD"
#: A term ends when its last day is over.
INSTANT = timedelta(seconds=1)
here = click.option("--daerah", type=DaerahCode(), required=True, help=words("Kode daerah."))


@click.group("term", help=words("Kelola masa tugas: siapa memegang peran apa, sampai kapan."))
def command() -> None:
    """Group of the term commands."""


@command.command("add", help=words("Beri peran untuk suatu masa; di luar masa itu peran tertutup."))
@click.argument("username")
@here
@click.option("--role", type=click.Choice(HATS), required=True, help=words("Peran."))
@click.option("--from", "first", metavar=DAY, default="", help=words("Hari pertama."))
@click.option("--until", "last", metavar=DAY, default="", help=words("Hari terakhir."))
@click.option("--unit", default="", help=words("Nama unit LK3; bawaan: seluruh daerah."))
@click.option("--sk", default="", help=words("Nomor SK."))
@click.option("--str", "str_no", default="", help=words("Nomor STR pekerja sosial."))
@click.option(
    "--area",
    "areas",
    multiple=True,
    help=words("Wilayah tugas perangkat desa: nama atau kode; boleh diulang."),
)
@click.option("--pledged", metavar=DAY, default="", help=words("Tanggal janji kerahasiaan."))
def add(username: str, daerah: str, role: str, areas: tuple[str, ...], **given: str) -> None:
    """Add a term; days are those of the daerah's calendar."""
    office, zone = engine(), all_daerah()[daerah].zona
    term = AddTerm(
        username,
        role,
        starts_at=start_of(given["first"], zone),
        ends_at=end_of(given["last"], zone),
        unit=_unit(daerah, given["unit"]),
        sk_no=given["sk"],
        str_no=given["str_no"],
        pledged_on=given["pledged"],
        areas=areas_of(areas, daerah),
    )
    click.echo(office.do(term, MACHINE_ACTOR).subject)


@command.command("list", help=words("Masa tugas seseorang, dengan tandanya."))
@click.argument("username")
@here
@json_option
def list_terms(username: str, daerah: str, *, as_json: bool) -> None:
    """Print a person's terms."""
    terms = engine().ask(PersonByUsername(username), keeper(daerah)).terms
    if as_json:
        print_json(terms)
        return
    zone = ZONES[all_daerah()[daerah].zona]
    for term in terms:
        first = f"{term.starts_at.astimezone(zone):%Y-%m-%d}" if term.starts_at else ""
        last = f"{term.ends_at.astimezone(zone) - INSTANT:%Y-%m-%d}" if term.ends_at else ""
        role = words(label_of(term.role, daerah))
        where = "; ".join(map(full_name, term.areas)) or term.unit
        click.echo(f"{term.id}  {role}  {first}..{last}  {where}".rstrip())


@command.command("end", help=words("Akhiri masa tugas sekarang juga."))
@click.argument("username")
@click.argument("term")
@click.option("--reason", required=True, help=words("Alasan; tercatat dalam riwayat akun."))
def end(username: str, term: str, reason: str) -> None:
    """End a term now."""
    engine().do(EndTerm(username, term, reason), MACHINE_ACTOR)
    click.echo(words("Masa tugas diakhiri."))


@command.command("unit", help=words("Tambah unit LK3 di bawah sebuah daerah."))
@click.argument("name")
@here
def unit(name: str, daerah: str) -> None:
    """Add a unit."""
    engine().do(AddUnit(daerah, name), MACHINE_ACTOR)
    click.echo(words("Unit ditambahkan."))


def _unit(daerah: str, name: str) -> str:
    """Return the id of a unit by its name; "" for ""."""
    units = {one.name: one.id for one in engine().ask(Units(), keeper(daerah))} if name else {}
    if name and name not in units:
        raise Refused((Problem(code="term.unit", message=say("Unit ini tidak ada.")),))
    return units.get(name, "")
