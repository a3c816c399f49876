"""`lk3 region`: the kecamatan, desa and kelurahan that a daerah knows."""

from pathlib import Path

import click

from engine import Refused, say
from processes import keep_list, named_regions, read_list
from webui.cli.daerah_code import DaerahCode
from webui.cli.telling import json_option, print_json, words
from webui.settings import own_daerah

NOWHERE = say(
    "Tidak ada folder untuk menyimpan daftar wilayah. Isi LK3_DAERAH dengan folder daerah Anda,"
    " lalu ulangi."
)


@click.group("region", help=words("Kelola daftar kecamatan dan desa/kelurahan suatu daerah."))
def command() -> None:
    """Group of the region commands."""


@command.command("list", help=words("Wilayah yang ditawarkan formulir, dengan kodenya."))
@click.argument("daerah", type=DaerahCode())
@json_option
def list_regions(daerah: str, *, as_json: bool) -> None:
    """Print code and name of each."""
    found = named_regions(daerah)
    if as_json:
        print_json([{"code": code, "name": name} for code, name in found])
        return
    for code, name in found:
        click.echo(f"{code}  {name}")


@command.command(
    "import",
    help=words(
        "Ambil daftar lengkap (CSV kode,nama) suatu daerah ke LK3_DAERAH: seluruhnya, atau tidak"
        " sama sekali. Halaman dan pekerja memakainya setelah dijalankan ulang."
    ),
)
@click.argument("daerah", type=DaerahCode())
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_regions(daerah: str, file: Path) -> None:
    """Read, check and keep the list."""
    home = own_daerah()
    if home is None:
        raise Refused((), NOWHERE)
    found = read_list(daerah, file)
    sheet = keep_list(home, daerah, found)
    done = words("{count} wilayah {daerah} disimpan di {sheet}")
    click.echo(done.format(count=len(found), daerah=daerah, sheet=sheet))
