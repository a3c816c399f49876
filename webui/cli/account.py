"""`lk3 account`: the people of an installation."""

import sys
from typing import Any

import click

from engine import (
    MACHINE_ACTOR,
    NO_PASSWORD,
    BindProvider,
    Colleagues,
    Receipt,
    RegisterAccount,
    ResetAccount,
    UnbindProvider,
)
from processes import daerah as all_daerah
from webui.cli import term
from webui.cli.daerah_code import DaerahCode
from webui.cli.frame import engine
from webui.cli.keeper import keeper
from webui.cli.telling import json_option, print_json, words
from webui.words import HATS, label_of


@click.group(
    "account", help=words("Kelola akun: tambah orang, atur ulang kata sandi, lihat siapa yang ada.")
)
def command() -> None:
    """Group of the account commands."""


command.add_command(term.command)


@command.command("add", help=words("Buat akun; kata sandinya ditanyakan dan tidak ditampilkan."))
@click.argument("username")
@click.option("--name", required=True, help=words("Nama lengkap."))
@click.option("--daerah", type=DaerahCode(), required=True, help=words("Kode daerah."))
@click.option(
    "--role",
    "roles",
    type=click.Choice(HATS),
    multiple=True,
    required=True,
    help=words("Peran; boleh diulang, yang pertama peran utama."),
)
@click.option("--password-stdin", is_flag=True, help=words("Baca kata sandi dari masukan standar."))
@click.option("--link", is_flag=True, help=words("Buat tautan agar orangnya memilih sendiri."))
def add(username: str, roles: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401 click's own
    """Register a person; a password on the command line could be seen by others."""
    office, name = engine(), given["name"]
    password = "" if given["link"] else _told() if given["password_stdin"] else _asked()
    person = RegisterAccount(
        username,
        name,
        given["daerah"],
        roles,
        password=password,
        password_hash=NO_PASSWORD if given["link"] else "",
    )
    office.do(person, MACHINE_ACTOR)
    click.echo(words("Akun {username} dibuat untuk {name}.").format(username=username, name=name))
    if given["link"]:
        _hand_over(office.do(ResetAccount(username, "akun baru"), MACHINE_ACTOR))


@command.command("reset", help=words("Buat tautan sekali pakai untuk memilih kata sandi baru."))
@click.argument("username")
@click.option("--reason", required=True, help=words("Alasan; tercatat dalam riwayat akun."))
@click.option(
    "--second-factor", is_flag=True, help=words("Hapus juga faktor keduanya: telepon hilang.")
)
def reset(username: str, reason: str, *, second_factor: bool) -> None:
    """Print the path of a link; the person herself chooses the password."""
    _hand_over(engine().do(ResetAccount(username, reason, factors=second_factor), MACHINE_ACTOR))


@command.command("bind", help=words("Hubungkan akun dengan akunnya di penyedia (OpenID)."))
@click.argument("username")
@click.option("--issuer", required=True, help=words("Alamat penyedia, seperti LK3_OPENID_ISSUER."))
@click.option("--subject", required=True, help=words("Tanda orang itu di penyedia (sub)."))
def bind(username: str, issuer: str, subject: str) -> None:
    """Let a person come in through the identity provider."""
    engine().do(BindProvider(username, issuer, subject), MACHINE_ACTOR)
    click.echo(words("{username} dapat masuk lewat penyedia.").format(username=username))


@command.command("unbind", help=words("Lepaskan akun dari penyedia (OpenID)."))
@click.argument("username")
def unbind(username: str) -> None:
    """Let a person no longer come in through the identity provider."""
    engine().do(UnbindProvider(username), MACHINE_ACTOR)
    click.echo(words("{username} tidak lagi masuk lewat penyedia.").format(username=username))


@command.command("list", help=words("Siapa bekerja di mana, dengan peran apa."))
@click.option(
    "--daerah", type=DaerahCode(), default=None, help=words("Kode daerah; bawaan: semua.")
)
@json_option
def list_accounts(daerah: str | None, *, as_json: bool) -> None:
    """Print people and their roles."""
    office = engine()
    places = [daerah] if daerah else [*all_daerah()]
    people = {code: office.ask(Colleagues(), keeper(code)) for code in places}
    if as_json:
        print_json(people)
        return
    for code, members in people.items():
        for member in members:
            role = words(label_of(member.role, code))
            click.echo(f"{code}  {member.username}  {member.name} ({role})")


def _asked() -> str:
    password: str = click.prompt(words("Kata sandi"), hide_input=True, confirmation_prompt=True)
    return password


def _told() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _hand_over(made: Receipt) -> None:
    """Print the path of a link; it is not kept anywhere."""
    click.echo(words("Serahkan tautan ini kepada orangnya; berlaku 24 jam, sekali pakai:"))
    click.echo(f"/sandi/{made.subject}")
