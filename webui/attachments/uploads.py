"""Requests that bring files: more may come at the few addresses that take some, and into memory."""

from io import BytesIO
from typing import IO

from babel.numbers import format_decimal
from flask import Flask, Request, current_app, request
from werkzeug.datastructures import FileStorage

from engine import AnswersRefused, Problem, Room, say
from webui.i18n import language
from webui.settings import MEGABYTE

#: Fields of the two ways to choose a file: from the phone, or from its camera.
FILES = ("x-berkas", "x-foto")
#: The addresses that take files.
TAKING = frozenset(("attachments.to_case", "task.attach"))
#: What stands around a file in a request, and the other fields of a form.
AROUND = MEGABYTE
LEFT_BEHIND = Problem(
    code="attachment.left_behind",
    message=say("Berkas yang dipilih belum dilampirkan, jadi belum ada yang dikirim."),
    repair=say("Pilih lagi lalu tekan Lampirkan, atau kirim tanpa berkas."),
    field="/x-berkas",
)


class Incoming(Request):
    """A request of this application."""

    @property
    def max_content_length(self) -> int | None:
        """How many bytes may come: one file and a form, where files are taken."""
        usual = super().max_content_length
        return largest_upload(room()) if self.endpoint in TAKING else usual

    @max_content_length.setter
    def max_content_length(self, value: int | None) -> None:
        raise AttributeError(value)

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        """Take a file into memory: on its way no family's photo is laid down on a disk."""
        del total_content_length, content_type, filename, content_length
        return BytesIO()


def room() -> Room:
    """Return how much may be attached here."""
    found: Room = current_app.extensions["room"]
    return found


def largest_upload(limits: Room) -> int:
    """Return how many bytes a request with a file may have."""
    return limits.per_file + AROUND


def chosen() -> list[FileStorage]:
    """Return the files that were chosen in this request."""
    found = (file for name in FILES for file in request.files.getlist(name))
    return [file for file in found if file.filename]


def left_behind() -> tuple[Problem, ...]:
    """Return what is amiss when a form was sent without a file that was chosen in it.

    Only the file's name comes then, as browsers send a form that brings no files.
    """
    return (LEFT_BEHIND,) if any(request.form.get(name) for name in FILES) else ()


def refuse_left_behind() -> None:
    """Raise AnswersRefused, though no answer is amiss, when a chosen file did not come along."""
    if left_behind():
        raise AnswersRefused(())


def register(app: Flask) -> None:
    """Take files at the few addresses that do; give templates how large one may be."""
    app.request_class = Incoming
    app.jinja_env.globals.update(
        largest_file=lambda: room().per_file, file_chosen=lambda: bool(chosen())
    )
    app.jinja_env.filters["file_size"] = file_size


def file_size(size: int) -> str:
    """Say how large a file is: "900 KB", "1,2 MB"."""
    kilobytes = max(1, round(size / 1024))
    if kilobytes < 1000:  # noqa: PLR2004  # four digits are read as megabytes
        return f"{kilobytes} KB"
    written: str = format_decimal(size / MEGABYTE, format="0.#", locale=language())
    return f"{written} MB"
