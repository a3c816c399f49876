"""`lk3 walk`: play the walk-throughs of a pathway."""

from collections.abc import Iterable

import click

import processes
from processes import Scenario
from webui.cli.daerah_code import DaerahCode
from webui.cli.frame import REFUSED, configured_url
from webui.cli.telling import json_option, print_json, words
from webui.stage import stage
from webui.walking import Walk


@click.command("walk", help=words("Jalankan skenario sebuah proses pada basis data sementara."))
@click.argument("process", required=False)
@click.option(
    "--daerah",
    "codes",
    multiple=True,
    type=DaerahCode(),
    help=words("Kode daerah (boleh diulang); bawaan: semua."),
)
@click.option("--scenario", default="", help=words("Hanya skenario ini."))
@click.option("--all", "everything", is_flag=True, help=words("Semua proses, semua daerah."))
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    process: str | None,
    codes: tuple[str, ...],
    scenario: str,
    *,
    everything: bool,
    as_json: bool,
) -> None:
    """Play scenarios; exit 1 when one does not go as it says."""
    if not (everything or process):
        raise click.UsageError(words("Sebutkan proses, atau --all."), ctx)
    wanted = sorted(processes.shipped()) if everything else [str(process)]
    plays = [
        (one, place)
        for place in codes or processes.daerah()
        for name in wanted
        for one in processes.scenarios(name)
        if scenario in ("", one.name)
    ]
    if not plays:
        click.echo(words("Tidak ada skenario seperti itu."), err=True)
        ctx.exit(REFUSED)
    walks = play(plays, quiet=as_json)
    if as_json:
        print_json([record(one) for one in walks])
    else:
        show(walks)
    if not all(one.ok for one in walks):
        ctx.exit(REFUSED)


def play(plays: list[tuple[Scenario, str]], *, quiet: bool) -> list[Walk]:
    """Play each scenario in its daerah, on one stage."""
    label = words("Menjalankan")
    with (
        stage(configured_url()) as ours,
        click.progressbar(plays, label=label, hidden=quiet) as shown,
    ):
        return [ours.play(one, place) for one, place in shown]


def record(walk: Walk) -> dict[str, object]:
    """Return a walk as `lk3 walk --json` prints it."""
    return {
        "process": walk.process,
        "daerah": walk.daerah,
        "scenario": walk.scenario,
        "status": walk.status,
        "ok": walk.ok,
        "trace": walk.trace,
        "problems": walk.problems,
    }


def show(walks: Iterable[Walk]) -> None:
    """Print walks for people."""
    line = words(
        "{mark} {process} {daerah} {scenario}: {status}; {tasks} tugas, {called} subproses, "
        "{decisions} keputusan, {timers} tenggat, {messages} pesan"
    )
    for one in walks:
        mark = "✓" if one.ok else "✗"
        click.echo(line.format(mark=mark, **record(one), **one.counts))
        for problem in one.problems:
            click.echo(f"    {words(problem)}")
