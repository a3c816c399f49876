"""Intermediate events, on the way of a token: caught and thrown."""

from tests.engine.elements.rows import (
    Row,
    between,
    clock,
    complete,
    expect,
    message,
    signal,
    throw,
    timed,
    trigger,
    when,
)
from tests.engine.elements.starts import TRIGGERS
from tests.engine.spiff.drawing import END, START, both, boundary, catch, flows, inner, users

CATCH, THROW = "intermediateCatchEvent", "intermediateThrowEvent"
THROUGH = "mulai x selesai"
SIREN = trigger("signal", "sirene")


def caught(what: str, event: str, *steps: dict) -> Row:
    return Row(
        element=CATCH,
        what=what,
        drawn=between(catch("x", event)),
        steps=(expect("x"), *steps),
        trace=THROUGH,
    )


def uncaught(what: str, event: str, code: str) -> Row:
    return Row(element=CATCH, what=what, drawn=between(catch("x", event)), refused=code)


def unthrown(what: str, event: str, code: str) -> Row:
    return Row(element=THROW, what=what, drawn=between(throw("x", event)), refused=code)


ROWS = (
    caught("message", trigger("message", "kabar"), message("kabar", isi=1)),
    caught(
        "timer, duration", timed("timeDuration", "PT1H"), clock("PT59M"), expect("x"), clock("PT1M")
    ),
    caught(
        "timer, date",
        timed("timeDate", "2026-03-04T09:00:00+07:00"),
        clock("P1D"),
        expect("x"),
        clock("P1D"),
    ),
    caught("timer, FEEL", timed("timeDuration", 'duration("PT" + "2H")'), clock("PT2H")),
    caught("signal", SIREN, signal("sirene")),
    Row(
        element=CATCH,
        what="signal, thrown by another branch",
        drawn=START
        + both("g")
        + catch("x", SIREN)
        + users("a")
        + throw("t", SIREN)
        + both("h")
        + END
        + flows("mulai>g g>x g>a a>t x>h t>h h>selesai"),
        steps=(expect("a x"), complete("a")),
        trace="mulai g a t x h selesai",
    ),
    Row(
        element=CATCH,
        what="conditional",
        drawn=START
        + both("g")
        + catch("x", when("y > 0"))
        + users("a")
        + both("h")
        + END
        + flows("mulai>g g>x g>a x>h a>h h>selesai"),
        steps=(complete("a", y=1),),
        trace="mulai g a x h selesai",
    ),
    Row(
        element=CATCH,
        what="conditional, true when it is reached",
        drawn=between(catch("x", when("y > 0"))),
        data={"y": 1},
        trace=THROUGH,
    ),
    uncaught("none", "", "bpmn.no_trigger"),
    uncaught("message, without name", trigger("message"), "bpmn.no_reference"),
    uncaught("timer, without time", trigger("timer"), "bpmn.timer_empty"),
    uncaught("timer, negative", timed("timeDuration", "-PT1H"), "bpmn.timer"),
    uncaught("timer, weeks mixed with days", timed("timeDuration", "P1W2D"), "bpmn.timer"),
    uncaught("timer, cron", timed("timeCycle", "0 0 16 * * ?"), "bpmn.timer_cron"),
    uncaught("error", trigger("error", "E1"), "bpmn.unfitting"),
    uncaught("escalation", trigger("escalation", "L1"), "bpmn.unfitting"),
    uncaught("compensate", trigger("compensate"), "bpmn.unfitting"),
    uncaught("cancel", trigger("cancel"), "bpmn.unfitting"),
    uncaught("terminate", trigger("terminate"), "bpmn.unfitting"),
    caught("multiple, the first of them", TRIGGERS["multiple"], message("kabar")),
    caught("multiple, another of them", TRIGGERS["multiple"], signal("sirene")),
    Row(
        element=CATCH,
        what="parallelMultiple",
        drawn=between(
            catch("x", TRIGGERS["multiple"]).replace(" id=", ' parallelMultiple="true" id=', 1)
        ),
        refused="bpmn.unsupported",
    ),
    Row(element=THROW, what="none", drawn=between(throw("x")), trace=THROUGH),
    Row(
        element=THROW,
        what="message",
        drawn=between(throw("x", trigger("message", "kabar"))),
        trace=THROUGH,
    ),
    Row(element=THROW, what="signal", drawn=between(throw("x", SIREN)), trace=THROUGH),
    Row(
        element=THROW,
        what="escalation, caught",
        drawn=START
        + inner(
            "sp",
            '<startEvent id="m2"/>'
            + throw("x", trigger("escalation", "L1"))
            + users("q")
            + '<endEvent id="s2"/>'
            + flows("m2>x x>q q>s2"),
        )
        + boundary("w", "sp", trigger("escalation", "L1"), stops=False)
        + users("b")
        + END
        + '<endEvent id="s3"/>'
        + flows("mulai>sp sp>selesai w>b b>s3"),
        steps=(expect("q b"), complete("b"), complete("q")),
        trace="mulai m2 x w b s3 q s2 sp selesai",
    ),
    Row(
        element=THROW,
        what="escalation, not caught",
        drawn=between(throw("x", trigger("escalation", "L1"))),
        trace=THROUGH,
    ),
    Row(
        element=THROW,
        what="link",
        where="with its catch",
        drawn=START
        + throw("x", '<linkEventDefinition name="sambung"/>')
        + catch("y", '<linkEventDefinition name="sambung"/>')
        + users("a")
        + END
        + flows("mulai>x y>a a>selesai"),
        steps=(expect("a"), complete("a")),
        trace="mulai x y a selesai",
    ),
    unthrown("link, without its catch", '<linkEventDefinition name="sambung"/>', "bpmn.link_alone"),
    Row(
        element=THROW,
        what="multiple, heard by another branch",
        drawn=START
        + both("g")
        + catch("x", SIREN)
        + throw("t", TRIGGERS["multiple"])
        + both("h")
        + END
        + flows("mulai>g g>x g>t x>h t>h h>selesai"),
        trace="mulai g t x h selesai",
    ),
    unthrown("timer", timed("timeDuration", "PT1H"), "bpmn.unfitting"),
    unthrown("error", trigger("error", "E1"), "bpmn.unfitting"),
    unthrown("conditional", when("x > 0"), "bpmn.unfitting"),
    unthrown("cancel", trigger("cancel"), "bpmn.unfitting"),
    unthrown("terminate", trigger("terminate"), "bpmn.unfitting"),
)
