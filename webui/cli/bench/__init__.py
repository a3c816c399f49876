"""`lk3 bench`: figures of this machine, each beside its own measure in the same run."""

from collections.abc import Callable
from dataclasses import asdict

import click

from webui.cli.bench import feel, growth, inbox, jobs, side_by_side, steps
from webui.cli.frame import configured_url
from webui.cli.telling import json_option, print_json, words

__all__ = ["command"]


POSTGRES = click.option(
    "--postgres", default="", help=words("Alamat PostgreSQL; bila kosong dipakai DATABASE_URL.")
)


@click.group("bench", help=words("Ukur mesin ini: langkah, pertumbuhan, ungkapan."))
def command() -> None:
    """Group of the benchmarks."""


@command.command(
    "steps",
    help=words("Langkah utuh per detik, di samping transaksi yang sama tanpa mesin kasus."),
)
@click.option(
    "--rounds",
    default=8,
    show_default=True,
    type=click.IntRange(1, 500),
    help=words("Berapa kali skenario utama dijalankan."),
)
@POSTGRES
@json_option
def of_steps(rounds: int, postgres: str, *, as_json: bool) -> None:
    """Print whole steps per second and the limit of the database."""
    url = postgres or configured_url()
    _print(lambda tick: steps.measure(url, rounds, tick), rounds + 1, as_json)


@command.command("processes", help=words("Beberapa proses pada satu PostgreSQL, di samping satu."))
@click.option(
    "--count", default=4, show_default=True, type=click.IntRange(2, 5), help=words("Berapa proses.")
)
@click.option(
    "--steps",
    "each",
    default=200,
    show_default=True,
    type=click.IntRange(1),
    help=words("Langkah tiap proses."),
)
@POSTGRES
@json_option
def of_processes(count: int, each: int, postgres: str, *, as_json: bool) -> None:
    """Print whole steps per second of one process and of several."""
    url = postgres or configured_url()
    _print(lambda tick: side_by_side.measure(url, count, each, tick), count + 1, as_json)


@command.command("jobs", help=words("Tenggat yang jatuh bersamaan, dan pekerja yang menganggur."))
@click.option(
    "--timers",
    default=10_000,
    show_default=True,
    type=click.IntRange(2),
    help=words("Tenggat yang jatuh bersamaan."),
)
@click.option(
    "--idle",
    default=100_000,
    show_default=True,
    type=click.IntRange(1),
    help=words("Tenggat yang belum jatuh."),
)
@click.option(
    "--seconds",
    default=15,
    show_default=True,
    type=click.IntRange(1),
    help=words("Lama pekerja diamati tanpa pekerjaan."),
)
@POSTGRES
@json_option
def of_jobs(timers: int, idle: int, seconds: int, postgres: str, *, as_json: bool) -> None:
    """Print how timers fire, one worker killed on the way, and what waiting costs."""
    url = postgres or configured_url()
    _print(lambda tick: jobs.measure(url, timers, idle, seconds, tick), 3, as_json)


@command.command("growth", help=words("Biaya langkah kasus panjang dibanding kasus baru."))
@click.option(
    "--late",
    default=3_000,
    show_default=True,
    type=click.IntRange(20, 100_000),
    help=words("Tugas selesai pada kasus panjang."),
)
@json_option
def of_growth(late: int, *, as_json: bool) -> None:
    """Print what a step costs after `late` completed tasks, as a ratio to after ten."""
    _print(lambda tick: growth.measure(configured_url(), late, tick), late, as_json)


@command.command("feel", help=words("Ungkapan FEEL di samping Python."))
@json_option
def of_feel(*, as_json: bool) -> None:
    """Print what an expression costs."""
    _print(feel.measure, len(feel.PAIRS), as_json)


@command.command("inbox", help=words("Daftar tugas daerah yang besar, di samping yang kecil."))
@click.option(
    "--tasks",
    default=100_000,
    show_default=True,
    type=click.IntRange(1_000),
    help=words("Tugas terbuka; yang selesai sepuluh kali itu."),
)
@click.option(
    "--users", default=400, show_default=True, type=click.IntRange(4), help=words("Berapa orang.")
)
@click.option(
    "--rounds",
    default=50,
    show_default=True,
    type=click.IntRange(2),
    help=words("Berapa kali tiap daftar ditanyakan."),
)
@POSTGRES
@json_option
def of_inbox(tasks: int, users: int, rounds: int, postgres: str, *, as_json: bool) -> None:
    """Print what lists and pages cost among many tasks, as a ratio to among a thousand."""
    url = postgres or configured_url()
    _print(lambda tick: inbox.measure(url, tasks, users, rounds, tick), 4, as_json)


def _print(measure: Callable[[Callable[[], None]], object], ticks: int, as_json: bool) -> None:  # noqa: FBT001 our own three callers
    with click.progressbar(length=ticks, label=words("Mengukur"), hidden=as_json) as bar:
        figures = asdict(measure(lambda: bar.update(1)))  # type: ignore[call-overload]  # each measure returns a dataclass
    if as_json:
        print_json(figures)
        return
    for name, value in figures.items():
        click.echo(f"{name:22} {value}")
