"""`x-aturan`: rules between the questions of one object."""

from collections.abc import Callable

from engine import Json, say
from forms.documents import Findings
from forms.fields import Condition, Rule
from forms.members import Path

_DEEDS = ("wajib", "tolak", "ingatkan")
_MOST_RULES = 50
Compile = Callable[[str, Path], Condition | None]


def rules_of(
    entries: Json, names: frozenset[str], compile_: Compile, findings: Findings, path: Path
) -> tuple[Rule, ...]:
    """Read the rules of an object whose questions are `names`, noting those that cannot be."""
    rules = []
    for at, entry in enumerate(entries[:_MOST_RULES] if isinstance(entries, list) else []):
        rule = _rule(entry, names, compile_, (*path, at))
        if isinstance(rule, Rule):
            rules.append(rule)
        elif rule:
            findings.add(
                "form.rule",
                (*path, at),
                say("Aturan ini belum utuh, atau menyebut isian yang tidak ada."),
                say(
                    "Tulis “jika” dengan salah satu dari “wajib”, “tolak”, “ingatkan”, dan “pesan”."
                ),
            )
    return tuple(rules)


def _rule(entry: Json, names: frozenset[str], compile_: Compile, path: Path) -> Rule | bool:
    """Return the rule; True when it is malformed, False when its condition was refused already."""
    if not isinstance(entry, dict) or not entry.keys() <= {"jika", "pesan", *_DEEDS}:
        return True
    deeds = [deed for deed in _DEEDS if deed in entry]
    source, message = entry.get("jika"), entry.get("pesan", "")
    if len(deeds) != 1 or not isinstance(source, str) or not isinstance(message, str):
        return True
    named = _names(entry[deeds[0]])
    if not named or not names.issuperset(named) or (deeds[0] != "wajib" and not message):
        return True
    when = compile_(source, (*path, "jika"))
    return when is not None and Rule(when=when, deed=deeds[0], names=named, message=message)  # type: ignore[arg-type]


def _names(value: Json) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(name for name in value if isinstance(name, str)) if isinstance(value, list) else ()
