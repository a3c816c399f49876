"""`lk3 walk`: play the walk-throughs of a pathway."""

from collections.abc import Iterable, Mapping

import click

import processes
from processes import Scenario
from webui.cli.daerah_code import DaerahCode
from webui.cli.frame import REFUSED, configured_url
from webui.cli.telling import json_option, print_json, words
from webui.coverage import Coverage, Gone, coverage, tellings
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
    names = sorted(processes.shipped()) if everything else [str(process)]
    stories = {name: _told(name, scenario) for name in names}
    places = codes or tuple(processes.daerah())
    tells = tellings(stories, places) if everything else {}
    wanted = [(name, place) for place in places for name in names]
    plays = [
        (one, place)
        for name, place in wanted
        for one in stories[name]
        if not everything or tells.get((name, place)) == place
    ]
    if not plays:
        click.echo(words("Tidak ada skenario seperti itu."), err=True)
        ctx.exit(REFUSED)
    walks = play(plays, quiet=as_json)
    found = covered(walks, tells, places) if everything else []
    tell(walks, found, everything=everything, as_json=as_json)
    if not all(one.ok for one in walks) or not all(one.whole for one in found):
        ctx.exit(REFUSED)


def _told(process: str, scenario: str) -> tuple[Scenario, ...]:
    return tuple(one for one in processes.scenarios(process) if scenario in ("", one.name))


def covered(
    walks: Iterable[Walk], tells: Mapping[tuple[str, str], str], places: Iterable[str]
) -> list[Coverage]:
    """Return how much of each pathway was gone in each daerah, told there or by its equal."""
    went: dict[tuple[str, str], Gone] = {}
    for walk in walks:
        key = walk.process, walk.daerah
        went[key] = went.get(key, frozenset()) | walk.gone
    here: dict[str, Gone] = {}
    for (name, by), at in tells.items():
        here[by] = here.get(by, frozenset()) | went[name, at]
    told = {name for name, _place in went}
    pathways = processes.catalogue().pathways.items()
    return [
        coverage(code, place, {by: here[by] for name, by in tells if name == one.process})
        for code, one in pathways
        if one.process in told
        for place in places
    ]


def tell(walks: list[Walk], found: list[Coverage], *, everything: bool, as_json: bool) -> None:
    """Print walks, and with everything how much of the pathways they went."""
    if not as_json:
        show(walks)
        show_coverage(found)
        return
    records = [record(one) for one in walks]
    covering = [{**_fields(one), "whole": one.whole} for one in found]
    print_json({"walks": records, "coverage": covering} if everything else records)


def _fields(one: Coverage) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


def show_coverage(found: Iterable[Coverage]) -> None:
    """Print a line for each pathway and daerah, and what no story reached."""
    line = words("{mark} {pathway} {process} {daerah}: {nodes} langkah, {flows} alur")
    for one in found:
        click.echo(line.format(mark="✓" if one.whole else "✗", **_fields(one)))
        for missed in one.missed:
            why = ", ".join(missed.switches) or words("tidak diketahui sebabnya")
            shut = words("{element} tidak tercapai: {why}")
            click.echo(f"    {shut.format(element=f'{missed.process} {missed.element}', why=why)}")


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
