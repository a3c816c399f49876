"""Mail goes over TLS to one server; what that refuses, forgets or drags out is told apart."""

import logging
import socket
from dataclasses import replace

import pytest

from engine import Handed, Nudge
from tests.postgres import free_port
from tests.webui.certificate import self_signed
from tests.webui.conftest import ADDRESS
from tests.webui.mailbox import PASSWORD, Mailbox, serving
from webui.nudges import Mail, Outside
from webui.nudges.settings import MailServer
from webui.nudges.words import written
from webui.settings import BadSettings, from_environment

HER = "rini.anggraini@contoh.example"
NEWS = written(Nudge(kind="news", language="id", count=3), ADDRESS)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    return self_signed(tmp_path_factory.mktemp("sertifikat"))


@pytest.fixture
def box():
    return Mailbox()


@pytest.mark.parametrize("tls", ["later", "first"])
def test_a_message_arrives_over_tls_and_says_that_something_waits(box, certificate, tls):
    with serving(box, certificate, tls=tls) as server:
        assert Mail(server)(HER, NEWS, "kunci-1") == Handed()
    [message] = box.got
    assert box.sealed == [True]
    assert (message["To"], message["From"]) == (HER, "lk3@pariaman.example")
    assert message["Subject"] == "Ada tugas baru untuk Anda di LK3"
    assert message["Message-ID"] == "<kunci-1@pariaman.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    lines = message.get_content().splitlines()
    assert lines[:3] == [
        "Ada tugas baru untuk Anda di LK3.",
        "Yang menunggu: 3.",
        f"{ADDRESS}/tugas",
    ]


def test_a_server_that_greylists_is_asked_again_and_one_that_refuses_is_not(box, certificate):
    box.answers = ["451 4.7.1 coba lagi", "550 5.1.1 rini.anggraini tidak ada"]
    with serving(box, certificate) as server:
        outcomes = [Mail(server)(HER, NEWS, "kunci") for _ in range(3)]
    assert outcomes == [Handed("later", "SMTP 451"), Handed("address", "SMTP 550"), Handed()]


def test_nothing_is_said_to_a_server_nobody_vouches_for(box, certificate, tmp_path):
    with serving(box, certificate) as server:
        stranger = replace(server, authorities=str(self_signed(tmp_path)))
        assert Mail(stranger)(HER, NEWS, "k") == Handed("server", "SSLCertVerificationError")
    assert (box.got, box.sealed) == ([], [])


def test_nothing_is_said_in_the_clear_but_to_this_machine_s_own_server(
    box, certificate, monkeypatch
):
    with serving(box, certificate, tls="never") as server:
        assert Mail(server)(HER, NEWS, "k") == Handed()
        monkeypatch.setattr(MailServer, "is_here", False)
        assert Mail(server)(HER, NEWS, "k").fault == "server"
    assert len(box.got) == 1


def test_a_wrong_password_is_the_server_s_matter(box, certificate, caplog):
    caplog.set_level(logging.DEBUG)
    with serving(box, certificate) as server:
        wrong = replace(server, password="bukan kata sandi itu")
        assert Mail(wrong)(HER, NEWS, "k") == Handed("server", "SMTP 535")
        Mail(server)(HER, NEWS, "k")
    ours = [one.getMessage() for one in caplog.records if not one.name.startswith("mail.")]
    assert PASSWORD not in repr(ours) + repr(server)
    assert HER not in repr(ours)


def test_a_server_that_hangs_or_is_gone_costs_a_moment_and_nothing_else(certificate):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        where = {"host": "127.0.0.1", "port": silent.getsockname()[1], "tls_first": False}
        server = MailServer(**where, sender="a@b", authorities=str(certificate))
        hung = Mail(server, patience=0.05)(HER, NEWS, "k")
        assert hung == Handed("server", "SMTPServerDisconnected")
    gone = Mail(replace(server, port=free_port()))
    assert gone(HER, NEWS, "k") == Handed("server", "ConnectionRefusedError")


def test_a_way_that_is_no_more_is_waited_for():
    nudge = Nudge(kind="news", language="id", count=1)
    assert Outside({}, ADDRESS)("email", HER, nudge, "k").fault == "server"


def settings(tmp_path, **more):
    secret = tmp_path / "sandi"
    secret.write_text("x" * 40)
    told = {"LK3_VAR": str(tmp_path), "LK3_ADDRESS": ADDRESS, "LK3_SMTP_FROM": "lk3@contoh.id"}
    return from_environment({**told, **more, "LK3_SMTP_PASSWORD_FILE": str(secret)})


def test_the_environment_names_the_server(tmp_path):
    found = settings(tmp_path, LK3_SMTP="smtps://surat.contoh.id", LK3_SMTP_USER="lk3")
    mail = found.outward.mail
    assert (mail.host, mail.port, mail.tls_first) == ("surat.contoh.id", 465, True)
    assert mail.password == "x" * 40
    assert "xxxx" not in repr(found)
    plain = settings(tmp_path, LK3_SMTP="smtp://surat.contoh.id").outward.mail
    assert (plain.port, plain.tls_first, plain.password) == (587, False, "")
    assert settings(tmp_path).outward.mail is None


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("LK3_SMTP", {"LK3_SMTP": "surat.contoh.id"}),
        ("LK3_SMTP", {"LK3_SMTP": "smtp://nama:sandi@surat.contoh.id"}),
        ("LK3_SMTP", {"LK3_SMTP": "smtp://surat.contoh.id:100000"}),
        ("LK3_SMTP_FROM", {"LK3_SMTP": "smtp://surat.contoh.id", "LK3_SMTP_FROM": "lk3"}),
        ("LK3_ADDRESS", {"LK3_SMTP": "smtp://surat.contoh.id", "LK3_ADDRESS": ""}),
    ],
)
def test_an_environment_that_cannot_be_obeyed_is_named(tmp_path, name, told):
    with pytest.raises(BadSettings, match=name):
        settings(tmp_path, **told)
