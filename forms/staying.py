"""Which answers do not go into another daerah, as the classes of their questions say."""

from collections.abc import Iterator

from engine import Staying
from forms.fields import Field

#: Open to people named one by one; in another daerah nobody has been.
_HIGHEST = "K4"
#: Lists in whose rows there may be such answers.
_LISTS = ("rows", "lines")


def staying(group: Field, prefix: tuple[str, ...] = ()) -> Iterator[Staying]:
    """Yield the questions in a group that are of the highest class, the outermost of each."""
    for field in group.fields:
        path = (*prefix, field.name) if field.name else prefix
        if field.secrecy == _HIGHEST:
            yield Staying(path, field.title)
        else:
            yield from staying(field, (*path, "*") if field.kind in _LISTS else path)
