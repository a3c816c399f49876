"""Fields that are marked for a paper: each must be asked, and be open to who reads the case."""

from engine import Broken, Files, Text, say
from forms.library import form_of


def mark_fault(files: Files, form: str, path: str) -> Text | None:
    """Return why the question `path` of `form` cannot stand on a paper; None when it can.

    A row's question is named as "tim.nama"; a group or a list of rows alone is no words.
    """
    try:
        fields = form_of(files, form).top.fields
    except Broken:
        return say("Formulir “{form}” tidak ada.", form=form)
    asked = None
    for name in path.split("."):
        asked = next((one for one in fields if one.name == name), None)
        if asked is None:
            return say("Formulir “{form}” tidak menanyakan “{path}”.", form=form, path=path)
        if asked.author_only:
            return say("“{path}” hanya dibaca penulisnya.", path=path)
        fields = asked.fields
    if asked and asked.kind in ("group", "rows"):
        return say("“{path}” berisi beberapa isian; sebut salah satunya.", path=path)
    return None
