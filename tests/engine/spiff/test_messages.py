"""Messages: received by one wait, sent to the outbox once each."""

from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import (
    END,
    START,
    both,
    boundary,
    catch,
    flows,
    message,
    tag,
    users,
    xor,
)
from tests.engine.spiff.playing import Play


def test_a_message_goes_only_to_the_wait_it_is_for() -> None:
    drawn = START + both("g") + catch("c1", message("balasan")) + catch("c2", message("balasan"))
    drawn += users("a b") + both("h") + END
    case = Play(build(drawn + flows("mulai>g g>c1 g>c2 c1>a c2>b a>h b>h h>selesai")))
    case.receive("c2")
    assert case.waiting == ["b"]
    assert [wait.element for wait in case.awaited.values()] == ["c1"]


def test_what_a_message_brings_is_carried_when_it_is_read() -> None:
    drawn = START + catch("c", message("balasan")) + xor("g", "g_b") + users("a b") + END
    drawn += flows("mulai>c c>g g>a g>b a>selesai b>selesai", {"g_a": "diterima"})
    case = Play(build(drawn))
    progress = case.receive("c", {"diterima": True, "alasan": "…"})
    assert progress.data == {"diterima": True}
    assert case.waiting == ["a"]


def test_a_boundary_message_that_does_not_stop_the_task_comes_again_and_again() -> None:
    drawn = START + users("a kabar") + boundary("m", "a", message("berita"), stops=False) + END
    case = Play(build(drawn + flows("mulai>a a>selesai m>kabar kabar>selesai")))
    for count in (1, 2, 3):
        case.receive("m")
        assert case.waiting == ["a", *["kabar"] * count]
    case.finish("a")
    assert case.awaited == {}
    for _ in range(3):
        progress = case.finish("kabar")
    assert progress.status == "ended"


def test_a_correlation_is_worked_out_when_the_wait_begins() -> None:
    trigger = message("balasan")
    wait = tag("intermediateCatchEvent", "c", trigger, lk3__correlation="nomor")
    case = Play(build(START + wait + END + flows("mulai>c c>selesai")), {"nomor": "R-7"})
    (awaited,) = case.awaited.values()
    assert (awaited.message, awaited.correlation) == ("balasan", "R-7")


def test_a_wait_behind_an_event_gateway_has_its_correlation_too() -> None:
    wait = tag("intermediateCatchEvent", "c", message("balasan"), lk3__correlation="nomor")
    drawn = START + tag("eventBasedGateway", "eg") + wait + catch("k", message("batal")) + END
    drawn += flows("mulai>eg eg>c eg>k c>selesai k>selesai")
    case = Play(build(drawn), {"nomor": "R-7"})
    known = {wait.element: wait.correlation for wait in case.awaited.values()}
    assert known == {"c": "R-7", "k": ""}


def test_everything_sent_has_a_key_of_its_own() -> None:
    drawn = START + users("a") + xor("g", "g_selesai") + END
    drawn += tag("sendTask", "kirim", messageRef="surat")
    drawn += flows("mulai>a a>kirim kirim>g g>a g>selesai", {"g_a": "lagi"})
    case = Play(build(drawn))
    first = case.finish("a", {"lagi": True}).sent
    second = case.finish("a", {"lagi": False}).sent
    assert [(sent.element, sent.message) for sent in (*first, *second)] == [("kirim", "surat")] * 2
    assert first[0].payload == {"lagi": True}
    assert first[0].key != second[0].key


def test_a_message_end_and_a_throw_and_a_service_send_too() -> None:
    drawn = START + tag("intermediateThrowEvent", "t", message("m1")) + tag("serviceTask", "s")
    drawn += tag("endEvent", "e", message("m2"))
    case = Play(build(drawn + flows("mulai>t t>s s>e")))
    assert [sent.element for sent in case.progress.sent] == ["t", "s", "e"]
    assert case.progress.status == "ended"
