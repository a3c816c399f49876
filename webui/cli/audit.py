"""`lk3 audit`: prove that the history is whole."""

import click

from engine import MACHINE_ACTOR, Unknown, Verdict, VerifyHistory, say
from webui.cli.frame import REFUSED, engine
from webui.cli.keeper import daerah_of, keeper
from webui.cli.telling import json_option, print_json, words


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
    """Recompute every chain of the installation, or one case's."""
    verdict = judged(no)
    if as_json:
        print_json(verdict)
    elif verdict.whole:
        counted = words("Riwayat utuh: {events} entri dalam {chains} rantai diperiksa.")
        click.echo(counted.format(events=verdict.events, chains=verdict.chains))
    else:
        line = words("Riwayat tidak utuh: rantai {chain}, entri {seq}: {why}")
        place = {"chain": verdict.bad_chain, "seq": verdict.bad_seq, "why": words(verdict.why)}
        click.echo(line.format(**place), err=True)
    if not verdict.whole:
        ctx.exit(REFUSED)


def judged(no: str) -> Verdict:
    """Verify case `no`, or everything. Raises Unknown, naming the number, without such a case."""
    actor = keeper(daerah_of(no)) if no else MACHINE_ACTOR
    try:
        return engine().ask(VerifyHistory(no), actor)
    except Unknown:
        raise Unknown(say("Kasus “{no}” tidak ada.", no=no)) from None
