"""Places where village officials serve: typed by name or code, shown by name."""

from collections.abc import Iterable
from difflib import get_close_matches

from flask import Flask

from engine import Problem, Refused, Text, say
from processes import Region, daerah, full_name, regions

#: What a person chooses from; a whole daerah is nobody's village.
CHOSEN = ("kecamatan", "desa", "kelurahan")


def areas_of(given: Iterable[str], place: str) -> tuple[str, ...]:
    """Return the codes of kecamatan, desa and kelurahan of the daerah `place`, each once.

    Raises:
        Refused: a place is not one of its own, or several bear the name.
    """
    here = [one for one in regions().values() if _lies_in(one, place)]
    return tuple(dict.fromkeys(_code(words.strip(), here, place) for words in given))


def _lies_in(region: Region, place: str) -> bool:
    return region.tingkat in CHOSEN and region.kode.startswith(f"{place}.")


def _code(words: str, here: list[Region], place: str) -> str:
    found = [one.kode for one in here if words.lower() in (one.kode, one.nama.lower())]
    if len(found) == 1:
        return found[0]
    where = daerah()[place].nama
    if found:
        raise _refused(
            say("“{words}” ada beberapa di {place}.", words=words, place=where),
            say("Tulis kodenya: {codes}.", codes=", ".join(found)),
        )
    near = get_close_matches(words, [one.nama for one in here], n=1) or [here[0].nama]
    raise _refused(
        say("Wilayah “{words}” tidak ada di {place}.", words=words, place=where),
        say(
            "Pilih kecamatan atau desa/kelurahan di {place}, misalnya {name}.",
            place=where,
            name=near[0],
        ),
    )


def _refused(message: Text, repair: Text) -> Refused:
    return Refused((Problem(code="term.area", message=message, repair=repair, field="/areas"),))


def register(app: Flask) -> None:
    """Give templates the name of a place."""
    app.jinja_env.filters["area"] = full_name
