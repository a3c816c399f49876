"""`lk3 check`: read diagrams, tables and forms; print what is wrong and how to mend it."""

from pathlib import Path

import click

from engine import Files, Problem, check_files
from forms import FormLibrary, self_contained
from webui.bundles import shipped_forms
from webui.cli.frame import REFUSED, json_option, print_json, problem_record, show_problems, words

KINDS = (".bpmn", ".dmn", ".schema.json", ".uischema.json", "umum.json")
#: A larger file is refused by its reader; no more of it than this is read into memory.
MOST_BYTES = 1_048_577


@click.command(
    "check",
    help=words(
        "Periksa berkas BPMN, DMN, dan formulir (berkas atau folder); 1 bila ada kesalahan."
    ),
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@json_option
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Print every problem; exit 1 when one is an error."""
    problems = check(gather(paths))
    if as_json:
        print_json([problem_record(problem) for problem in problems])
    else:
        show_problems(problems)
        errors = sum(problem.severity == "error" for problem in problems)
        click.echo(words("{count} kesalahan").format(count=errors))
    if any(problem.severity == "error" for problem in problems):
        ctx.exit(REFUSED)


def gather(paths: tuple[Path, ...]) -> Files:
    """Read the files we can check, below folders too; keys are the paths as people wrote them."""
    found: dict[str, bytes] = {}
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in inside:
            if file.is_file() and (file.name.endswith(KINDS) or not path.is_dir()):
                with file.open("rb") as source:
                    found[str(file)] = source.read(MOST_BYTES)
    return found


def check(files: Files) -> tuple[Problem, ...]:
    """Check loose files; forms that they name and lack are looked up in the shipped library."""
    library = FormLibrary()
    own, form_problems = library.facts({**files, **_whole_forms(files)})
    shipped, _ = library.facts(shipped_forms())
    by_name = {Path(name).name: fact for name, fact in own.items()}
    return (*form_problems, *check_files(files, {**shipped, **by_name}))


def _whole_forms(files: Files) -> Files:
    """Put the common definitions of a folder's `umum.json` into its forms, as shipping does."""
    whole: dict[str, bytes] = {}
    for folder in {Path(name).parent for name in files}:
        shelf = {Path(n).name: files[n] for n in files if Path(n).parent == folder}
        if "umum.json" in shelf:
            filled = self_contained(shelf)
            whole |= {str(folder / name): source for name, source in filled.items()}
    return whole
