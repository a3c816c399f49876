"""Functions over contexts."""

from engine.feel.builtins.registry import define
from engine.feel.limits import Run


@define("get value(m: context, key: string)")
def get_value(_run: Run, context: dict[str, object], key: str) -> object:
    """Return the entry of that name."""
    return context.get(key)


@define("get entries(m: context)")
def get_entries(run: Run, context: dict[str, object]) -> list[object]:
    """Return the entries as contexts of key and value."""
    run.spend(len(context))
    return [{"key": key, "value": value} for key, value in context.items()]


@define("context(entries: list)")
def context(run: Run, entries: list[object]) -> dict[str, object] | None:
    """Make a context of entries with key and value."""
    made: dict[str, object] = {}
    for entry in entries:
        run.spend(1)
        if not isinstance(entry, dict) or not {"key", "value"} <= entry.keys():
            return None
        key = entry["key"]
        if not isinstance(key, str) or key in made:
            return None
        made[key] = entry["value"]
    return made


@define("context put(context: context, key: string, value: any)")
def context_put(
    run: Run, known: dict[str, object], key: str, value: object
) -> dict[str, object] | None:
    """Return the context with an entry set."""
    run.items(len(known) + 1)
    return {**known, key: value}


@define("context put(context: context, keys: list, value: any)")
def context_put_deep(
    run: Run, known: dict[str, object], keys: list[object], value: object
) -> dict[str, object] | None:
    """Return the context with an entry of an entry set."""
    if not keys or not isinstance(keys[0], str):
        return None
    run.items(len(known) + 1)
    if len(keys) == 1:
        return {**known, keys[0]: value}
    below = known.get(keys[0], {})
    inner = context_put_deep(run, below, keys[1:], value) if isinstance(below, dict) else None
    return None if inner is None else {**known, keys[0]: inner}


@define("context merge(contexts: list)")
def context_merge(run: Run, contexts: list[object]) -> dict[str, object] | None:
    """Join contexts; later entries win."""
    made: dict[str, object] = {}
    for part in contexts:
        if not isinstance(part, dict):
            return None
        run.items(len(made) + len(part))
        made |= part
    return made
