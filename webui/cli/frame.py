"""What every command shares: languages, refusals without traceback, `--json`, the engine."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import is_dataclass
from datetime import date, datetime
from importlib import import_module
from typing import Any, TypeVar

import click

from engine import Engine, EngineError, Problem, Refused, Text
from webui.i18n import catalogue
from webui.settings import BadSettings, from_environment

Wrapped = TypeVar("Wrapped", bound=Callable[..., object])
#: Statuses of the command line.
FINE, REFUSED = 0, 1


def words(text: Text | str) -> str:
    """Say `text` in the language of LK3_LANG ("id" unless told otherwise)."""
    translation = catalogue(os.environ.get("LK3_LANG", "id"))
    if isinstance(text, str):
        return translation.gettext(text)
    return text.in_words(translation.gettext(text.template)) if text.template else ""


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
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run; what the engine or the machine refuses becomes a message and exit status 1."""
        try:
            return super().invoke(ctx)
        except Refused as refusal:
            click.echo(words(refusal.message), err=True)
            show_problems(refusal.problems, err=True)
        except (EngineError, BadSettings) as refusal:
            message = refusal.message if isinstance(refusal, EngineError) else str(refusal)
            click.echo(words(message), err=True)
        except OSError as error:
            click.echo(f"{error.strerror or error}: {error.filename or ''}".rstrip(": "), err=True)
        sys.exit(REFUSED)


def json_option(command: Wrapped) -> Wrapped:
    """Add `--json`: print data for programs."""
    option = click.option("--json", "as_json", is_flag=True, help=words("Cetak sebagai JSON."))
    return option(command)


def print_json(value: object) -> None:
    """Print frozen values, dates and texts as indented JSON."""
    click.echo(json.dumps(value, default=_plain, ensure_ascii=False, indent=2))


def _plain(value: object) -> object:
    match value:
        case Text():
            return words(value)
        case datetime() | date():
            return value.isoformat()
        case frozenset() | set():
            return sorted(value, key=str)
        case bytes():
            return value.decode("utf-8", "replace")
    if is_dataclass(value) and not isinstance(value, type):
        return {name: getattr(value, name) for name in value.__dataclass_fields__}
    raise TypeError(f"{type(value).__name__} does not go into JSON")


def problem_record(problem: Problem) -> dict[str, object]:
    """A problem as `lk3 check --json` prints it."""
    return {
        "file": problem.file,
        "element": problem.element,
        "line": problem.line,
        "severity": problem.severity,
        "code": problem.code,
        "message": words(problem.message),
        "repair": words(problem.repair),
        **({"field": problem.field} if problem.field else {}),
    }


def show_problems(problems: Iterable[Problem], *, err: bool = False) -> None:
    """Print problems for people: place, message, repair."""
    for problem in problems:
        place = ":".join(str(part) for part in (problem.file, problem.line or "") if part)
        where = " ".join(part for part in (place, problem.element or problem.field) if part)
        click.echo(f"{problem.severity.upper():7} {where}: {words(problem.message)}", err=err)
        if problem.repair.template:
            click.echo(f"        → {words(problem.repair)}", err=err)


def engine() -> Engine:
    """Return the engine on the configured database, brought to the newest schema."""
    from webui.wiring import build_engine

    return build_engine(from_environment())
