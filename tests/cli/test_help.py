"""Every command explains itself, in the reader's language."""

from collections.abc import Iterator

import click
import pytest

from webui.cli import main

ENGLISH = ("Usage", "Options:", "Commands:", "Show this", "default:", "required", "[OPTIONS]")


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            yield (*path, name)
            if isinstance(command, click.Group):
                yield from commands(command, (*path, name))


ALL = [(), *commands(main)]


def test_the_contract_names_these_commands():
    promised = (
        "init demo account serve worker check publish region holidays walk try case incident "
        "migrate report audit keys bench"
    )
    assert " ".join(path[0] for path in ALL if len(path) == 1) == promised
    assert {("case", "list"), ("case", "show"), ("case", "history")} < set(ALL)
    assert {("report", "case"), ("audit", "verify"), ("bench", "steps")} < set(ALL)


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_help_is_indonesian(path, lk3):
    answer = lk3(*path, "--help")

    assert answer.exit_code == 0
    assert answer.output.startswith("Pemakaian: lk3")
    assert [word for word in ENGLISH if word in answer.output] == []
    said = answer.output.splitlines()[2]
    assert said.strip(), "a command says what it does"


@pytest.mark.parametrize("path", [path for path in ALL if path], ids=" ".join)
def test_every_option_says_what_it_is_for(path):
    command = main
    for name in path:
        command = command.get_command(click.Context(command), name)
    silent = [p.name for p in command.params if isinstance(p, click.Option) and not p.help]
    assert silent == []


def test_help_is_english_for_those_who_ask(program):
    shown = program("case", "list", "--help", LK3_LANG="en").stdout

    assert shown.startswith("Usage: lk3 case list [OPTIONS]")
    assert "Show this message and exit." in shown
    assert "default: 100" in shown


def test_an_unknown_language_is_indonesian(program):
    assert program("init", "--help", LK3_LANG="../../etc").stdout.startswith("Pemakaian: lk3")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("periksa",), "Perintah 'periksa' tidak ada."),
        (("check", "--jso", "."), "Maksudnya '--json'?"),
        (("check",), "Belum disebut: 'PATHS...'"),
        (("check", "--jsn", "."), "Opsi '--jsn' tidak ada."),
        (("check", "tidak/ada.bpmn"), "Lokasi 'tidak/ada.bpmn' tidak ada."),
        (("case", "list", "--limit", "banyak"), "'banyak' bukan bilangan bulat."),
        (("case", "list", "--limit", "0"), "0 di luar 1<=x<=1000000."),
        (("case", "list", "--limit"), "Opsi '--limit' memerlukan nilai."),
        (("case", "show"), "Belum disebut: 'NO'"),
        (("report", "case", "LK3-1377-2026-00001"), "Belum disebut: opsi '-o'"),
        (("serve", "--port", "70000"), "70000 di luar 0<=x<=65535."),
        (("audit", "verify", "lebih"), "Ada yang tidak dikenal: lebih"),
        (("walk",), "Sebutkan proses, atau --all."),
        (("walk", "konseling_keluarga", "--daerah", "99.99"), "Daerah “99.99” tidak dikenal"),
        (("try", "."), "Belum disebut: opsi '--scenario'"),
        (("try", ".", "--scenario", "tidak/ada.jsonl"), "Berkas 'tidak/ada.jsonl' tidak ada."),
        (("try", "--scenario", "README.md"), "Belum disebut: 'PATHS...'"),
        (("publish", "13.7", "."), "Daerah “13.7” tidak dikenal"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_call_is_told_in_a_sentence_and_ends_with_2(call, said, lk3):
    answer = lk3(*call)

    assert answer.exit_code == 2
    assert said in answer.stderr
    assert "Keliru: " in answer.stderr
