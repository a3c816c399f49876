"""What leaves the house says that something waits: never a name, a problem or a kind of case."""

import json
import re
from pathlib import Path

import pytest
from lxml import etree

import processes
import reports
import webui
from engine import Nudge
from tests.webui.conftest import ADDRESS, words_of
from tests.webui.test_delivery import receiver  # noqa: F401 a fixture
from webui.delivery import Webhook
from webui.nudges.words import written

SHIPPED = sorted(Path(processes.__file__).parent.rglob("*.bpmn"))
PAPERS = sorted((Path(reports.__file__).parent / "templates").glob("*.html"))
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
#: Events and tasks that send; what only comes in is named by who sends it.
SENDING = ("intermediateThrowEvent", "endEvent", "sendTask")


def sent(path: Path) -> set[str]:
    """Names of the messages that a process sends to the outside."""
    root = etree.parse(path).getroot()
    names = {one.get("id"): one.get("name") for one in root.iter(f"{BPMN}message")}
    senders = [sender for kind in SENDING for sender in root.iter(f"{BPMN}{kind}")]
    references = [part.get("messageRef") for sender in senders for part in sender.iter()]
    return {names[one] for one in references if one}


MESSAGES = sorted(set().union(*(sent(path) for path in SHIPPED)))
#: Words of which each would tell a stranger what a family has to do with us.
TELLING = re.compile(
    r"kekerasan|kdrt|violen|abus|pelecehan|cerai|selingkuh|narkoba|perkosa|incest|trafik"
    r"|hamil|disabil|jiwa|depresi|bunuh|korban|pelaku|polisi|nik\b|nama|risiko|tinggi"
)
#: Ways out: what goes by the first is asked in test_openid.py, what goes by the others below.
OUTWARD = re.compile(
    r"^\s*(?:from|import) (?:aiohttp|asyncio|ftplib|http\.client|httpx|requests|smtplib|socket|ssl"
    r"|telnetlib|urllib3|urllib\.request|xmlrpc)\b",
    re.MULTILINE,
)
#: What the title of a paper may say beside its kind.
IN_TITLES = frozenset(
    ("sheet.case.no", "letter.case_no", "letter.kind", "document.form.title", "document.month")
)


def test_the_shipped_processes_send_messages():
    assert "msg_rujukan_dikirim" in MESSAGES


@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_names_its_daerah_and_itself_and_tells_nothing(receiver, message):  # noqa: F811
    address, got = receiver
    told = {"nama": "Ani", "risiko": "tinggi", "nik": "1377010101900001"}
    assert Webhook(address)("13.77", message, "kunci", told) == ""
    [(_, body)] = got
    assert json.loads(body) == {"daerah": "13.77", "message": message}
    assert not TELLING.search(body.decode().lower())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", ["news", "digest", "code"])
def test_a_nudge_tells_that_something_waits_and_how_much(kind, language):
    nudge = Nudge(kind=kind, language=language, count=12, code="" if kind != "code" else "204060")
    said = written(nudge, ADDRESS)
    words = f"{said.subject}\n{said.body}".lower()
    assert TELLING.findall(words) == []
    assert {*re.findall(r"\d+", words.replace("lk3", ""))} == {nudge.code or "12"}
    # Nothing of what it is about reaches who writes it.
    assert {*Nudge.__slots__} == {"kind", "language", "count", "code"}


def test_few_modules_speak_to_the_outside_and_nobody_else():
    root = Path(webui.__file__).parents[1]
    rooms = ("engine", "forms", "processes", "reports", "webui")
    speaking = {
        str(path.relative_to(root))
        for room in rooms
        for path in (root / room).rglob("*.py")
        if OUTWARD.search(path.read_text())
    }
    nudges = {"webui/nudges/gateway.py", "webui/nudges/mail.py"}
    here = "webui/attachments/scanning.py"  # to this machine alone: test_scanning.py
    assert speaking == {"webui/backchannel.py", "webui/delivery.py", here, *nudges}


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_the_title_of_a_paper_names_nobody(path):
    titles = re.findall(r"{% block title[^%]*%}(.*?){% endblock %}", path.read_text())
    said = [value for title in titles for value in re.findall(r"{{ (.*?) }}", title)]
    assert {value for value in said if not value.startswith("_(")} <= IN_TITLES


def test_the_door_and_the_page_after_leaving_tell_nothing(shared_office):
    for path in ("/masuk", "/kalender", "/sehat", "/tidak-ada"):
        page = words_of(shared_office.visitor().get(path).text).lower()
        told = TELLING.findall(page.replace("nama pengguna", ""))
        assert told == []
