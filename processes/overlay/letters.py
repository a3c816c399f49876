"""What a daerah says otherwise in its letters: kinds, keys and blanks that are known."""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from engine import Text, say
from processes.letters import PARAGRAPHS, LetterText, blanks_in, letter_texts
from processes.overlay.values import Found, one_of

#: What a daerah may write of a kind, besides PARAGRAPHS: sentences, and words by their labels.
SENTENCES = frozenset(("sifat", "hal"))
LABELLED = frozenset(("rincian", "penanda_tangan"))
CHANGEABLE = tuple(sorted(PARAGRAPHS | SENTENCES | LABELLED))
FORMS: Mapping[str, Text] = {
    "sentence": say("Tulis satu kalimat."),
    "sentences": say("Tulis satu kalimat atau daftar kalimat."),
    "labelled": say("Tulis sebutan dan kalimatnya, misalnya ketua_lk3: Ketua LK3."),
}


NOT_KEYS = say("Nilainya harus kunci dan nilai.")


def letter_faults(node: yaml.Node) -> Iterator[Found]:
    """Yield what is wrong with the group `surat`, each at its key "surat.<kind>.<key>"."""
    if not isinstance(node, yaml.MappingNode):
        yield (
            "surat",
            node.start_mark.line + 1,
            NOT_KEYS,
            FORMS["labelled"],
        )
        return
    seen: set[str] = set()
    for key, value in node.value:
        kind, line = str(key.value), key.start_mark.line + 1
        text = letter_texts().get(kind)
        if kind in seen:
            yield f"surat.{kind}", line, say("Kunci ini ditulis dua kali."), FORMS["labelled"]
        elif text is None:
            message = say("Jenis surat “{kind}” tidak dikenal.", kind=kind)
            yield f"surat.{kind}", line, message, one_of(letter_texts())
        elif not isinstance(value, yaml.MappingNode):
            yield f"surat.{kind}", line, NOT_KEYS, one_of(CHANGEABLE)
        else:
            yield from _text_faults(kind, text, value)
        seen.add(kind)


def _text_faults(kind: str, text: LetterText, node: yaml.MappingNode) -> Iterator[Found]:
    for key, value in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        place, written = f"surat.{kind}.{name}", plain(value)
        if name not in CHANGEABLE:
            yield place, line, say("Kunci “{name}” tidak dikenal.", name=name), one_of(CHANGEABLE)
        elif not _is_shaped(name, written):
            yield place, line, say("Teks surat ini tidak dapat dibaca."), _form_of(name)
        else:
            for blank in blanks_in(written):
                if blank not in text.blanks():
                    message = say(
                        "Isian “{blank}” tidak ditandai untuk surat “{kind}”.",
                        blank=blank,
                        kind=text.nama,
                    )
                    yield place, line, message, one_of(sorted(text.blanks()))


def plain(node: yaml.Node) -> Any:  # noqa: ANN401 - whatever was written
    """Return what the node writes; None of anything but plain YAML."""
    try:
        return yaml.safe_load(yaml.serialize(node))
    except (yaml.YAMLError, ValueError):  # a day that no calendar has is a ValueError
        return None


def _is_shaped(name: str, written: object) -> bool:
    if name in LABELLED:
        return isinstance(written, dict) and all(
            isinstance(one, str) for pair in written.items() for one in pair
        )
    if name in PARAGRAPHS and isinstance(written, list):
        return all(isinstance(one, str) for one in written)
    return isinstance(written, str)


def _form_of(name: str) -> Text:
    return FORMS[
        "labelled" if name in LABELLED else "sentence" if name in SENTENCES else "sentences"
    ]
