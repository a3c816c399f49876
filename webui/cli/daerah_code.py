"""A daerah on the command line: its Kemendagri code."""

import click

from processes import daerah
from webui.cli.telling import words


class DaerahCode(click.ParamType[str]):
    """The code of a daerah we know; another is a wrong call (exit 2) that names those there are."""

    name = "kode"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the code as it was given."""
        if value not in daerah():
            known = ", ".join(f"{code} ({place.nama})" for code, place in daerah().items())
            message = words("Daerah “{code}” tidak dikenal; yang ada: {known}.")
            self.fail(message.format(code=value, known=known), param, ctx)
        return value
