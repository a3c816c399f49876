"""Words that no record can hold are turned away at the front desk, whoever sends them."""

from dataclasses import fields

from engine.errors import Refused, Unknown
from engine.model import Problem, say

#: Longest text of a command or question in bytes: a reason fills a page, not the whole history.
LONGEST = 8_000
#: Longest id of a submission; a database indexes it.
LONGEST_ID = 200


def writable(words: str, longest: int = LONGEST) -> bool:
    """Tell whether `words` are text that both databases keep as it is, and not too long."""
    try:
        content = words.encode()
    except UnicodeEncodeError:
        return False
    return len(content) <= longest and b"\0" not in content


def check_command(command: object, submission: str) -> None:
    """Raise Refused when a command, a dataclass, or its submission id holds unwritable words."""
    wrong = _unwritable(command)
    if not writable(submission, LONGEST_ID):
        wrong = (*wrong, "submission")
    if wrong:
        raise Refused(tuple(map(_problem, wrong)))


def check_query(query: object) -> None:
    """Raise Unknown when a query, a dataclass, asks for what no record can hold."""
    if _unwritable(query):
        raise Unknown


def _unwritable(request: object) -> tuple[str, ...]:
    found = ((item.name, getattr(request, item.name)) for item in fields(request))  # type: ignore[arg-type]  # every command and query is a dataclass
    return tuple(name for name, value in found if isinstance(value, str) and not writable(value))


def _problem(name: str) -> Problem:
    return Problem(
        code="words.unwritable",
        message=say("Teks ini terlalu panjang, atau memuat tanda yang tidak dapat disimpan."),
        repair=say("Pendekkan, atau ketik ulang tanpa tanda khusus."),
        field=f"/{name}",
    )
