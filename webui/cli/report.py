"""`lk3 report`: documents from the command line."""

from datetime import UTC, datetime
from pathlib import Path

import click

from webui.cli.keeper import history_of
from webui.cli.telling import language, words


@click.group("report", help=words("Cetak dokumen."))
def command() -> None:
    """Group of the report commands."""


@command.command("case", help=words("Cetak riwayat satu kasus sebagai PDF."))
@click.argument("no")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help=words("Berkas PDF yang ditulis."),
)
def case(no: str, output: Path) -> None:
    """Write the history of case `no` to a file."""
    from webui.printing import history_pdf

    sheet = history_of(no)
    with output.open("wb") as file:  # before the long work, so that a wrong place is told at once
        file.write(history_pdf(sheet, "lk3", datetime.now(UTC), words, language()))
    click.echo(str(output))
