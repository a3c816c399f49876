"""What every command shares: loaded late, refused without traceback, on the configured engine."""

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from engine import (
    MACHINE_ACTOR,
    Database,
    Engine,
    EngineError,
    Refused,
    Unavailable,
    Unsealed,
    say,
)
from webui.cli.speech import with_metavars
from webui.cli.telling import show_problems, words
from webui.settings import BadSettings, Settings, from_environment, own_daerah

if TYPE_CHECKING:
    from webui.seal import WitnessFile

#: Exit status when something was refused; 0 is fine, 2 is click's for a wrong call.
REFUSED = 1
IN_THE_CLEAR = say(
    "{n} kasus dari versi lama belum tersandi. Jalankan lk3 init sebagai pemilik tabel; boleh"
    " diputus dan diulang."
)


class Frame(click.Group):
    """A group that loads its commands late and turns refusals into one clear line, exit 1."""

    def __init__(self, modules: Mapping[str, str], **kwargs: Any) -> None:  # noqa: ANN401 click's own
        super().__init__(**kwargs)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of a first day, not of the alphabet."""
        return [*self.modules, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command when it is asked for."""
        module = self.modules.get(cmd_name)
        if module is None:
            return super().get_command(ctx, cmd_name)
        command: click.Command = import_module(f"webui.cli.{module}").command
        return with_metavars(command)

    def invoke(self, ctx: click.Context) -> object:
        """Run; what the engine or the machine refuses becomes a message and exit status 1."""
        from webui.own_places import open_places

        try:
            open_places(own_daerah())
            return super().invoke(ctx)
        except Refused as refusal:
            click.echo(words(refusal.message), err=True)
            show_problems(refusal.problems, err=True)
        except Unavailable as refusal:
            click.echo(f"{words(refusal.message)} {refusal.reason}", err=True)
        except EngineError as refusal:
            click.echo(words(refusal.message), err=True)
        except BadSettings as refusal:
            click.echo(str(refusal), err=True)
        except BrokenPipeError:
            raise  # whoever reads our output has seen enough; click ends quietly
        except OSError as error:
            click.echo(f"{error.filename or 'lk3'}: {error.strerror or error}", err=True)
        sys.exit(REFUSED)


def configured_url() -> str:
    """Return DATABASE_URL; "" when it is not set."""
    return os.environ.get("DATABASE_URL", "")


def database(settings: Settings) -> Database:
    """Return the configured database, brought to the newest schema; closed after the command."""
    from webui.wiring import open_database

    opened = open_database(settings)
    click.get_current_context().call_on_close(opened.close)
    return opened


def witness() -> "WitnessFile":
    """Return where signed checkpoints are kept outside of the database."""
    from webui.seal import WitnessFile

    settings = from_environment()
    return WitnessFile(settings.witness or settings.var / "witness.txt")


def engine() -> Engine:
    """Return the engine on the configured database."""
    from webui.wiring import engine_on

    settings = from_environment()
    return engine_on(database(settings), settings)


def tell_unsealed(office: Engine) -> None:
    """Say on standard error that cases of older versions lie in the clear, and what to run."""
    if count := office.ask(Unsealed(), MACHINE_ACTOR):
        click.echo(words(IN_THE_CLEAR).format(n=count), err=True)
