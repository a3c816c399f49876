"""`lk3 check`: read diagrams, tables, forms and daerah; print what is wrong and how to mend it."""

from pathlib import Path

import click

from webui.cli.checking import check
from webui.cli.frame import REFUSED
from webui.cli.gathering import gather
from webui.cli.telling import json_option, print_json, problem_record, show_problems, words


@click.command(
    "check",
    help=words(
        "Periksa berkas BPMN, DMN, formulir, dan daerah.yaml (berkas atau folder);"
        " 1 bila ada kesalahan."
    ),
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@json_option
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Print every problem once; exit 1 when one is an error."""
    files, unread = gather(paths)
    problems = (*unread, *check(files))
    errors = sum(problem.severity == "error" for problem in problems)
    if as_json:
        print_json([problem_record(problem) for problem in problems])
    else:
        show_problems(problems)
        counted = words("{files} berkas, {errors} kesalahan")
        click.echo(counted.format(files=len(files), errors=errors))
    if errors:
        ctx.exit(REFUSED)
