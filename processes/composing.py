"""YAML that a daerah wrote, read within bounds: nodes that know their lines."""

import yaml

from engine import Problem, Text, say

#: What a daerah writes is a few pages long; a larger file is something else.
MAX_BYTES = 65_536
#: The composer takes minutes for what is much deeper.
MAX_DEPTH = 10


def compose(
    file: str, source: bytes, code: str, repair: Text
) -> tuple[yaml.MappingNode | None, tuple[Problem, ...]]:
    """Return the file's keys and values as nodes, or what is wrong with it as a whole.

    Problems bear `code` and `repair`. Never raises, whatever the bytes.
    """
    found = _composed(source)
    if isinstance(found, yaml.MappingNode):
        return found, ()
    message, line = found
    return None, (Problem(code=code, file=file, line=line, message=message, repair=repair),)


def _composed(source: bytes) -> yaml.MappingNode | tuple[Text, int]:
    if len(source) > MAX_BYTES:
        return say("Berkas ini lebih besar dari {limit} KB.", limit=MAX_BYTES // 1024), 0
    try:
        text = source.decode("utf-8")
        if _is_deep(text):
            return say("Berkas ini bersarang terlalu dalam."), 0
        top = yaml.compose(text, yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        return say("Berkas ini bukan YAML."), mark.line + 1 if mark else 0
    if not isinstance(top, yaml.MappingNode):
        return say("Berkas ini harus berisi kunci dan nilai."), 1
    return top


def _is_deep(text: str) -> bool:
    depth = 0
    for event in yaml.parse(text, yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            return True
    return False
