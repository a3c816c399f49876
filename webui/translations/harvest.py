"""Finds the sentences of a Python file; pyproject.toml gives this extraction method to Babel."""

import ast
from collections.abc import Iterator
from typing import BinaryIO

#: What takes a sentence as its first argument.
SPEAKERS = frozenset(("say", "tell", "words", "gettext"))
Found = tuple[int, str, str, list[str]]


def sentences(
    fileobj: BinaryIO, keywords: object, comment_tags: object, options: object
) -> Iterator[Found]:
    """Yield (line, "gettext", sentence, no comments) for Babel, whose signature this is.

    A sentence is a literal handed to one of the `SPEAKERS`. Where a module speaks by `__doc__`,
    as `engine/errors.py` does, its class docstrings are sentences too.
    """
    del keywords, comment_tags, options
    nodes = list(ast.walk(ast.parse(fileobj.read())))
    for node in nodes:
        match node:
            case ast.Call(args=[first, *_]) if _name(node.func) in SPEAKERS:
                yield from ((line, "gettext", text, []) for line, text in _literals(first))
    if any(isinstance(node, ast.Attribute) and node.attr == "__doc__" for node in nodes):
        for node in nodes:
            if isinstance(node, ast.ClassDef) and (text := ast.get_docstring(node, clean=False)):
                yield node.lineno, "gettext", text, []


def _name(speaker: ast.expr) -> str:
    match speaker:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _literals(sentence: ast.expr) -> Iterator[tuple[int, str]]:
    """Yield the literal, or both literals of `a if … else b`.

    Raises:
        SyntaxError: a sentence is put together where nobody can translate it.
    """
    match sentence:
        case ast.Constant(value=str(text)) if text:
            yield sentence.lineno, text
        case ast.IfExp():
            yield from _literals(sentence.body)
            yield from _literals(sentence.orelse)
        case ast.JoinedStr() | ast.BinOp():
            raise SyntaxError(f"expected a whole sentence, but got {ast.unparse(sentence)}")
