"""Source text becomes tokens; comments and white space go."""

import re
from dataclasses import dataclass

from engine.feel.limits import SOURCE, FeelError
from engine.model import say

_SPACE = "\\s\u180e\u200b\ufeff"
_START = "[^\\W\\d]|[?\U00010000-\U000effff]"
_TOKEN = re.compile(
    rf"""
    (?P<skip>[{_SPACE}]+|//[^\n\r]*|/\*.*?\*/)
  | (?P<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<string>"(?:[^"\\]|\\.)*")
  | (?P<name>(?:{_START})(?:[\w?\u00b7\U00010000-\U000effff])*)
  | (?P<op>\*\*|\.\.|->|<=|>=|!=|[-<>=+*/()\[\]{{}},:.@])
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{6}|.)", re.DOTALL)
_NAMED = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "'": "'", "\\": "\\"}
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LONELY = re.compile("[\ud800-\udfff]")

KEYWORDS = frozenset(
    {"if", "then", "else", "for", "return", "in", "some", "every", "satisfies"}
    | {"and", "or", "between", "instance", "true", "false", "null", "function"}
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number, string or sign."""

    #: "number", "string", "name", "keyword", "op", "other" or "end".
    kind: str
    text: str
    start: int
    end: int


def tokens(source: str) -> list[Token]:
    """Split `source`; the last token is the end. Raises FeelError when it is too long."""
    if len(source) > SOURCE:
        raise FeelError(say("Ekspresi melebihi {most} karakter.", most=SOURCE), SOURCE)
    found = []
    for match in _TOKEN.finditer(source):
        kind = match.lastgroup or "other"
        if kind == "skip":
            continue
        text = match.group()
        if text in KEYWORDS:
            kind = "keyword"
        found.append(Token(kind, text, match.start(), match.end()))
    found.append(Token("end", "", len(source), len(source)))
    return found


def unquoted(literal: str) -> str:
    """Return what a string literal (with its quotes) stands for."""
    text = _ESCAPE.sub(_unescape, literal[1:-1]) if "\\" in literal else literal[1:-1]
    text = _SURROGATES.sub(_joined, text)
    # A half character cannot be written to a file or a database.
    return _LONELY.sub("\ufffd", text)


def _unescape(match: re.Match[str]) -> str:
    escape = match.group(1)
    if escape[0] in "uU" and len(escape) > 1:
        code = int(escape[1:], 16)
        return chr(code) if code <= 0x10FFFF else "\ufffd"  # noqa: PLR2004 — the last code point
    return _NAMED.get(escape, match.group())


def _joined(match: re.Match[str]) -> str:
    return match.group().encode("utf-16", "surrogatepass").decode("utf-16")
