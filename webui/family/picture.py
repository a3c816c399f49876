"""The pictures of a family beside the words for who does not see them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from engine import Files, JsonObject
from forms import read_back
from webui.family.ecomap import ecomap_svg
from webui.family.genogram import genogram_svg
from webui.family.kin import Family, Kin, family_of
from webui.i18n import gettext

FORM = "f06_genogram_ekomap.schema.json"
#: One line of a table: who, what, to whom.
Said = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyPicture:
    """What form F06 shows, drawn and in words."""

    genogram: Markup
    #: None while nobody is bound to anything around.
    ecomap: Markup | None
    people: tuple[Kin, ...]
    ties: tuple[Said, ...]
    bonds: tuple[Said, ...]


def picture_of(
    files: Files, answers: JsonObject, daerah: str, words: Callable[[str], str] = gettext
) -> FamilyPicture | None:
    """Draw answers to F06, finished or not; None while there is nobody to draw.

    `words` says a message in the reader's language: the visitor's, unless told otherwise.
    """
    family = family_of(answers)
    if not family.kin:
        return None
    said = {line.path: line.words for line in read_back(files, FORM, answers, daerah)}
    names = {one.id: one.name or one.id for one in family.kin}
    names |= {place.id: place.name or place.id for place in family.places}
    kin = words("Semua orang dan hubungannya tertulis dalam tabel di bawah gambar.")
    around = words("Semua ikatan tertulis dalam tabel di bawah gambar.")
    return FamilyPicture(
        genogram=genogram_svg(family, words("Genogram keluarga"), kin),
        ecomap=ecomap_svg(family, words("Ekomap keluarga"), around) if family.bonds else None,
        people=family.kin,
        ties=tuple(_ties(family, said, names)),
        bonds=tuple(_bonds(family, said, names)),
    )


def _ties(family: Family, said: dict[str, str], names: dict[str, str]) -> Iterator[Said]:
    for tie in family.ties:
        told = [said.get(f"relasi.{tie.row}.{name}", "") for name in ("jenis", "mutu")]
        yield names[tie.of], ", ".join(filter(None, told)), names[tie.to]


def _bonds(family: Family, said: dict[str, str], names: dict[str, str]) -> Iterator[Said]:
    for bond in family.bonds:
        told = [said.get(f"ikatan.{bond.row}.{name}", "") for name in ("kekuatan_ikatan", "arah")]
        yield names[bond.person], ", ".join(filter(None, told)), names[bond.place]
