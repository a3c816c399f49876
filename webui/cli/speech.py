"""Click's own sentences in the language of the command line."""

from types import ModuleType

import click

from webui.cli.telling import language

#: What click says in English -> what it says here; each sentence keeps its places.
SENTENCES = {
    "Usage:": "Pemakaian:",
    "Options": "Opsi",
    "Commands": "Perintah",
    "Show this message and exit.": "Tampilkan bantuan ini.",
    "default: {default}": "bawaan: {default}",
    "required": "wajib",
    "Aborted!": "Dihentikan.",
    "Error: {message}": "Keliru: {message}",
    "Try '{command} {option}' for help.": "Bantuan: {command} {option}",
    "Missing command.": "Perintahnya belum disebut.",
    "Missing argument": "Belum disebut:",
    "Missing option": "Belum disebut: opsi",
    "No such command {name!r}.": "Perintah {name!r} tidak ada.",
    "No such option {name!r}.": "Opsi {name!r} tidak ada.",
    "Did you mean {possibility}?": "Maksudnya {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Maksudnya salah satu dari {possibilities}?)",
    "Got unexpected extra argument ({args})": "Ada yang tidak dikenal: {args}",
    "Got unexpected extra arguments ({args})": "Ada yang tidak dikenal: {args}",
    "Option {name!r} requires an argument.": "Opsi {name!r} memerlukan nilai.",
    "Option {name!r} does not take a value.": "Opsi {name!r} tidak memakai nilai.",
    "Invalid value: {message}": "Nilainya keliru: {message}",
    "Invalid value for {param_hint}: {message}": "Nilai untuk {param_hint} keliru: {message}",
    "{value!r} is not a valid {number_type}.": "{value!r} bukan bilangan bulat.",
    "{value} is not in the range {range}.": "{value} di luar {range}.",
    "file": "berkas",
    "directory": "folder",
    "path": "lokasi",
    "{name} {filename!r} does not exist.": "{name} {filename!r} tidak ada.",
    "{name} {filename!r} is a file.": "{name} {filename!r} adalah berkas.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} adalah folder.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} tidak dapat dibaca.",
    "{name} {filename!r} is not writable.": "{name} {filename!r} tidak dapat ditulis.",
}
#: Click's modules that speak.
SPEAKERS: tuple[ModuleType, ...] = (
    click.core,
    click.decorators,
    click.exceptions,
    click.formatting,
    click.parser,
    click.types,
)


def spoken(sentence: str) -> str:
    """Return click's `sentence` in the language of the command line."""
    return sentence if language() == "en" else SENTENCES.get(sentence, sentence)


def counted(singular: str, plural: str, count: int) -> str:
    """Return the form of click's sentence for `count` things."""
    return spoken(singular if count == 1 else plural)


def teach_click() -> None:
    """Let click speak our language.

    It asks gettext for an English-to-Indonesian catalogue on disk; ours goes the other way and is
    read in memory, so the two names that its modules ask through are replaced.
    """
    for module in SPEAKERS:
        vars(module).update(_=spoken, ngettext=counted)


def with_metavars(command: click.Command) -> click.Command:
    """Say the placeholders of the usage line in our language too."""
    if language() == "en":
        return command
    command.options_metavar = "[OPSI]"
    if isinstance(command, click.Group):
        command.subcommand_metavar = "PERINTAH [ARGUMEN]..."
        for one in command.commands.values():
            with_metavars(one)
    return command
