"""`lk3 try`: run loose files against a scenario, without a database."""

from pathlib import Path

import click

from engine import Problem, Standing
from processes import read_scenario
from webui.cli.checking import DRAWN, FORMS, only, whole_forms
from webui.cli.frame import REFUSED
from webui.cli.gathering import gather
from webui.cli.telling import json_option, print_json, problem_record, show_problems, words
from webui.trying import Tryout


@click.command(
    "try",
    help=words(
        "Jalankan berkas BPMN, DMN, dan formulir (berkas atau folder) menurut sebuah skenario,"
        " tanpa basis data; 1 bila berkas ditolak atau harapan tidak terpenuhi."
    ),
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--scenario",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=words("Berkas skenario: satu langkah JSON per baris."),
)
@json_option
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], scenario: Path, *, as_json: bool) -> None:
    """Print how the case stands at the end; exit 1 when files or steps are refused."""
    files, problems = gather(paths)
    story, wrong = read_scenario("", scenario.stem, str(scenario), scenario.read_bytes())
    problems += wrong
    standing = None
    if not problems:
        tryout = Tryout(only(files, DRAWN), whole_forms(only(files, FORMS)))
        problems = tuple(tryout.play(story, str(scenario)))
        standing = tryout.standing
    if as_json:
        print_json(record(standing, problems))
    else:
        show_problems(problems, err=True)
        show(standing)
    if problems:
        ctx.exit(REFUSED)


def record(standing: Standing | None, problems: tuple[Problem, ...]) -> object:
    """Return a try as `lk3 try --json` prints it; problems alone when nothing was run."""
    records = [problem_record(problem) for problem in problems]
    if standing is None:
        return records
    told = {
        "trace": standing.trace,
        "waiting": standing.waiting,
        "status": standing.status,
        "incidents": [
            {"element": failure.element, "message": failure.message}
            for failure in standing.incidents
        ],
        "data": standing.data,
    }
    return {**told, "problems": records} if records else told


def show(standing: Standing | None) -> None:
    """Print for people how the case stands."""
    if standing is None:
        return
    line = words("{status}; selesai: {trace}; menunggu: {waiting}")
    click.echo(
        line.format(
            status=standing.status,
            trace=", ".join(standing.trace) or "-",
            waiting=", ".join(standing.waiting) or "-",
        )
    )
    for failure in standing.incidents:
        click.echo(f"    {words(failure.message)}")
