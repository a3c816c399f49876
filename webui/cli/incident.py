"""`lk3 incident`: what cannot run, and how to mend it."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

import click

from engine import (
    Actor,
    CancelToken,
    Command,
    IncidentRow,
    Incidents,
    MendValue,
    MoveToken,
    RepairByCase,
    RepairSheet,
    RetryIncident,
    SkipStep,
    Unknown,
    WrongState,
    say,
)
from processes import daerah as all_daerah
from webui.cli.daerah_code import DaerahCode
from webui.cli.frame import engine
from webui.cli.keeper import daerah_of, mender
from webui.cli.telling import Wrapped, json_option, print_json, words
from webui.typed_values import typed_value

#: Rows asked for at a time.
PAGE = 500


@click.group("incident", help=words("Gangguan: daftar, penjelasan, dan perbaikannya."))
def command() -> None:
    """Group of the incident commands."""


def _reason(command: Wrapped) -> Wrapped:
    """Add `--reason`, which the history keeps."""
    text = words("Alasan; tercatat dalam riwayat.")
    return click.option("--reason", required=True, help=text)(command)


@command.command("list", help=words("Daftar gangguan yang belum ditangani."))
@click.option(
    "--daerah", type=DaerahCode(), default=None, help=words("Kode daerah; bawaan: semua.")
)
@json_option
def list_incidents(daerah: str | None, *, as_json: bool) -> None:
    """Print the open incidents, oldest first."""
    found = [
        (place, row) for place in ([daerah] if daerah else all_daerah()) for row in _open(place)
    ]
    if as_json:
        print_json([row for _, row in found])
        return
    for place, row in found:
        at = row.at.astimezone(ZoneInfo(all_daerah()[place].zona_iana))
        click.echo(f"{row.case_no}  {at:%Y-%m-%d %H:%M}  {words(row.message)}")


@command.command("show", help=words("Satu kasus: gangguannya, di mana ia berada, ke mana dapat."))
@click.argument("no")
@json_option
def show(no: str, *, as_json: bool) -> None:
    """Print what can be mended on a case."""
    sheet = _sheet(no)
    if as_json:
        print_json(sheet)
        return
    for incident in sheet.incidents:
        click.echo(f"! {words(incident.message)}")
    for token in sheet.tokens:
        click.echo(f"{'✗' if token.held else '•'} {token.element}  {token.name}")
        if token.targets:
            click.echo(f"  → {', '.join(token.targets)}")


@command.command("retry", help=words("Coba lagi langkah yang gagal."))
@click.argument("no")
@_reason
@json_option
def retry(no: str, reason: str, *, as_json: bool) -> None:
    """Run the failed node of a case again."""
    _do(no, RetryIncident(_incident(_sheet(no)), reason), as_json=as_json)


@command.command("skip", help=words("Lewati langkah yang gagal."))
@click.argument("no")
@_reason
@json_option
def skip(no: str, reason: str, *, as_json: bool) -> None:
    """Pass over the failed node of a case."""
    sheet = _sheet(no)
    _do(no, SkipStep(_incident(sheet), reason, sheet.version), as_json=as_json)


@command.command("mend", help=words("Betulkan nilai (JSON atau teks), lalu coba lagi."))
@click.argument("no")
@click.argument("name")
@click.argument("value")
@_reason
@json_option
def mend(no: str, name: str, value: str, reason: str, *, as_json: bool) -> None:
    """Set a variable right and run the failed node again."""
    sheet = _sheet(no)
    made = MendValue(_incident(sheet), name, typed_value(value), reason, sheet.version)
    _do(no, made, as_json=as_json)


@command.command("move", help=words("Pindahkan penanda dari satu langkah ke langkah lain."))
@click.argument("no")
@click.argument("source")
@click.argument("target")
@_reason
@json_option
def move(no: str, source: str, target: str, reason: str, *, as_json: bool) -> None:
    """Put a token on another node of its scope."""
    sheet = _sheet(no)
    _do(no, MoveToken(no, _token(sheet, source), target, reason, sheet.version), as_json=as_json)


@command.command("cancel", help=words("Batalkan penanda yang tidak diperlukan lagi."))
@click.argument("no")
@click.argument("source")
@_reason
@json_option
def cancel(no: str, source: str, reason: str, *, as_json: bool) -> None:
    """Take a token away."""
    sheet = _sheet(no)
    _do(no, CancelToken(no, _token(sheet, source), reason, sheet.version), as_json=as_json)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a repair came to."""

    case_no: str
    deed: str
    status: str
    #: Steps the case stands at now.
    at: tuple[str, ...]
    incidents: int


def _open(place: str) -> list[IncidentRow]:
    office, found = engine(), list[IncidentRow]()
    while True:
        after = found[-1].id if found else ""
        page = office.ask(Incidents(after, PAGE), mender(place))
        found += page
        if len(page) < PAGE:
            return found


def _actor(no: str) -> Actor:
    return mender(daerah_of(no))


def _sheet(no: str) -> RepairSheet:
    try:
        return engine().ask(RepairByCase(no), _actor(no))
    except Unknown:
        raise Unknown(say("Kasus “{no}” tidak ada.", no=no)) from None


def _incident(sheet: RepairSheet) -> str:
    """Return the latest open incident."""
    if not sheet.incidents:
        raise WrongState(say("Kasus {no} tidak tertahan gangguan.", no=sheet.case.no))
    return sheet.incidents[0].id


def _token(sheet: RepairSheet, source: str) -> str:
    """Return the token at an element, or with this id; of several at one, its id must be given."""
    found = [token.id for token in sheet.tokens if source in (token.id, token.element)]
    if len(found) > 1:
        raise WrongState(say("Ada beberapa penanda di “{at}”; sebut salah satunya.", at=source))
    return found[0] if found else source


def _do(no: str, deed: Command, *, as_json: bool) -> None:
    receipt = engine().do(deed, _actor(no))
    after = _sheet(no)
    outcome = _Outcome(
        case_no=no,
        deed=receipt.deed,
        status=after.case.status,
        at=tuple(token.element for token in after.tokens),
        incidents=len(after.incidents),
    )
    if as_json:
        print_json(outcome)
        return
    click.echo(f"{no}: {', '.join(outcome.at) or outcome.status}")
    for incident in after.incidents:
        click.echo(f"! {words(incident.message)}")
