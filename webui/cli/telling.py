"""How commands tell: sentences in the reader's language, JSON for programs, problems for people."""

import json
import logging
import os
from collections.abc import Callable, Iterable
from dataclasses import is_dataclass
from datetime import date, datetime
from typing import TypeVar

import click

from engine import Problem, Text
from webui.i18n import LANGUAGES, catalogue

Wrapped = TypeVar("Wrapped", bound=Callable[..., object])


def language() -> str:
    """Return the language of LK3_LANG; "id" unless it names another that we speak."""
    wanted = os.environ.get("LK3_LANG", "id")
    return wanted if wanted in LANGUAGES else "id"


def words(text: Text | str) -> str:
    """Say `text` in the language of the command line."""
    translation = catalogue(language())
    if isinstance(text, str):
        return translation.gettext(text)
    return text.said(translation.gettext)


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
    if is_dataclass(value) and not isinstance(value, type):
        return {name: getattr(value, name) for name in value.__dataclass_fields__}
    raise TypeError(f"{type(value).__name__} does not go into JSON")


def problem_record(problem: Problem) -> dict[str, object]:
    """Return a problem as `lk3 check --json` prints it."""
    return {
        "file": problem.file,
        "element": problem.element,
        "line": problem.line,
        "severity": problem.severity,
        "message": words(problem.message),
        "repair": words(problem.repair),
    }


def show_problems(problems: Iterable[Problem], *, err: bool = False) -> None:
    """Print problems for people: place, message, repair."""
    for problem in problems:
        place = ":".join(str(part) for part in (problem.file, problem.line or "") if part)
        where = " ".join(part for part in (place, problem.element or problem.field) if part)
        click.echo(f"{SEVERITIES[problem.severity]()} {where}: {words(problem.message)}", err=err)
        if problem.repair.template:
            click.echo(f"  → {words(problem.repair)}", err=err)


SEVERITIES: dict[str, Callable[[], str]] = {
    "error": lambda: words("KESALAHAN"),
    "warning": lambda: words("PERINGATAN"),
    "note": lambda: words("CATATAN"),
}


def log_to_stderr() -> None:
    """Log what we do; of libraries only what they warn of."""
    logging.basicConfig(format="%(asctime)s %(name)s %(message)s")
    logging.getLogger("lk3").setLevel(logging.INFO)
