"""Functions over strings; a position counts code points from 1, from the end when negative."""

from engine.feel.builtins.patterns import compiled_pattern, expanded, searchable
from engine.feel.builtins.registry import define
from engine.feel.limits import Run
from engine.feel.numbers import Number
from engine.feel.value_text import text


@define("string(from: any)")
def string(run: Run, value: object) -> str | None:
    """Write any value."""
    made = text(value)
    return None if made is None else run.text(made)


@define("string length(string: string)")
def string_length(_run: Run, value: str) -> int:
    """Count code points."""
    return len(value)


@define("substring(string: string, start position: number, length?: number)")
def substring(_run: Run, value: str, start: Number, length: Number | None = None) -> str | None:
    """Return the part that starts at a position."""
    first = int(start)
    if first == 0 or abs(first) > len(value) + (first > 0) or (length is not None and length < 1):
        return None
    first = first - 1 if first > 0 else len(value) + first
    return value[first:] if length is None else value[first : first + int(length)]


@define("upper case(string: string)")
def upper_case(run: Run, value: str) -> str:
    """Return the string in capitals."""
    return run.text(value.upper())


@define("lower case(string: string)")
def lower_case(run: Run, value: str) -> str:
    """Return the string in small letters."""
    return run.text(value.lower())


@define("substring before(string: string, match: string)")
def substring_before(_run: Run, value: str, match: str) -> str:
    """Return what stands before the first match; "" when there is none."""
    head, found, _ = value.partition(match) if match else ("", "", "")
    return head if found else ""


@define("substring after(string: string, match: string)")
def substring_after(_run: Run, value: str, match: str) -> str:
    """Return what stands after the first match; "" when there is none."""
    return value.partition(match)[2] if match else value


@define("contains(string: string, match: string)")
def contains(_run: Run, value: str, match: str) -> bool:
    """Tell whether the match stands anywhere."""
    return match in value


@define("starts with(string: string, match: string)")
def starts_with(_run: Run, value: str, match: str) -> bool:
    """Tell whether the string starts so."""
    return value.startswith(match)


@define("ends with(string: string, match: string)")
def ends_with(_run: Run, value: str, match: str) -> bool:
    """Tell whether the string ends so."""
    return value.endswith(match)


@define("string join(list: list, delimiter?: string)")
def string_join(run: Run, items: list[object], delimiter: str | None = None) -> str | None:
    """Join strings; nulls are left out."""
    parts = [item for item in items if isinstance(item, str)]
    if any(not isinstance(item, str) and item is not None for item in items):
        return None
    return run.text((delimiter or "").join(parts))


@define("matches(input: string, pattern: string, flags?: string)")
def matches(run: Run, value: str, pattern: str, flags: str | None = None) -> bool | None:
    """Tell whether the pattern is found anywhere."""
    found = compiled_pattern(pattern, flags or "")
    return None if found is None else found.search(searchable(run, found, value)) is not None


@define("replace(input: string, pattern: string, replacement: string, flags?: string)")
def replace(
    run: Run, value: str, pattern: str, replacement: str, flags: str | None = None
) -> str | None:
    """Replace every match; `$1` stands for the first group, `$0` for all."""
    found = compiled_pattern(pattern, flags or "")
    if found is None:
        return None
    return run.text(found.sub(expanded(replacement, found), searchable(run, found, value)))


@define("split(string: string, delimiter: string)")
def split(run: Run, value: str, delimiter: str) -> list[object] | None:
    """Split at every match of a pattern."""
    found = compiled_pattern(delimiter, "")
    if found is None or found.search(""):
        return None
    ends = [match.span() for match in found.finditer(searchable(run, found, value))]
    run.items(len(ends) + 1)
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(value)]
    return [value[start:stop] for start, stop in zip(starts, stops, strict=True)]
