"""`lk3 walk`: play the walk-throughs of a pathway."""

import click

import processes
from webui.cli.frame import REFUSED, json_option, print_json, words
from webui.walking import walk


@click.command("walk", help=words("Jalankan skenario sebuah proses pada basis data sementara."))
@click.argument("process", required=False)
@click.option("--daerah", "codes", multiple=True, help=words("Kode daerah (boleh diulang)."))
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
    if not everything and not (process and codes):
        raise click.UsageError(words("Sebutkan proses dan --daerah, atau --all."))
    places = codes or tuple(processes.daerah())
    wanted = [process] if process else sorted(processes.shipped())
    plays = [
        (one, place)
        for name in wanted
        for one in processes.scenarios(name)
        if scenario in ("", one.name)
        for place in places
    ]
    if not plays:
        click.echo(words("Tidak ada skenario seperti itu."), err=True)
        ctx.exit(REFUSED)
    with click.progressbar(plays, label=words("Menjalankan"), hidden=as_json) as shown:
        walks = [walk(one, place) for one, place in shown]
    if as_json:
        print_json(walks)
    else:
        for one in walks:
            mark = "✓" if one.ok else "✗"
            click.echo(
                f"{mark} {one.process} {one.daerah} {one.scenario}: {one.status} {dict(one.counts)}"
            )
            for problem in one.problems:
                click.echo(f"    {problem}")
    if not all(one.ok for one in walks):
        ctx.exit(REFUSED)
