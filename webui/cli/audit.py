"""`lk3 audit`: prove that the history is whole."""

import click

from engine import Actor, VerifyHistory
from processes import daerah as all_daerah
from webui.cli.frame import REFUSED, engine, json_option, print_json, words


@click.group("audit", help=words("Buktikan bahwa riwayat utuh."))
def command() -> None:
    """Group of the audit commands."""


@command.command(
    "verify", help=words("Periksa rantai riwayat; 1 dan entri bermasalah pertama bila tidak utuh.")
)
@click.option("--case", "no", default="", help=words("Hanya kasus ini."))
@json_option
@click.pass_context
def verify(ctx: click.Context, no: str, *, as_json: bool) -> None:
    """Recompute every chain of every daerah."""
    office = engine()
    verdicts = {
        code: office.ask(
            VerifyHistory(no), Actor(username="mesin", name="lk3", daerah=code, role="auditor")
        )
        for code in all_daerah()
    }
    bad = {code: verdict for code, verdict in verdicts.items() if not verdict.whole}
    if as_json:
        print_json(verdicts)
    elif not bad:
        events = sum(verdict.events for verdict in verdicts.values())
        click.echo(words("Riwayat utuh: {events} entri diperiksa.").format(events=events))
    for code, verdict in bad.items():
        line = words("Riwayat tidak utuh di {daerah}: {chain} entri {seq}: {why}")
        place = {
            "daerah": code,
            "chain": verdict.bad_chain,
            "seq": verdict.bad_seq,
            "why": words(verdict.why),
        }
        click.echo(line.format(**place), err=True)
    if bad:
        ctx.exit(REFUSED)
