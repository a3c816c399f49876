"""Activities that are done several times: loops and multiple instances."""

from tests.engine.elements.activities import INSIDE
from tests.engine.elements.rows import Row, between, complete, expect
from tests.engine.spiff.drawing import END, START, call, flows, inner, user, users, xor

TIMES = "<loopCardinality>2</loopCardinality>"
EACH = '<loopDataInputRef>anak</loopDataInputRef><inputDataItem id="satu" name="satu"/>'
GATHERED = (
    "<loopDataInputRef>anak</loopDataInputRef><loopDataOutputRef>semua</loopDataOutputRef>"
    '<inputDataItem id="satu" name="satu"/><outputDataItem id="hasil" name="hasil"/>'
)
STOP = "<completionCondition>cukup</completionCondition>"
TWO = {"anak": ["x", "y"]}


def many(inside: str, attributes: str = "") -> str:
    tag_ = "multiInstanceLoopCharacteristics"
    return f"<{tag_}{attributes}>{inside}</{tag_}>"


COMPLEX = "<complexBehaviorDefinition><condition>true</condition></complexBehaviorDefinition>"
ONE_BY_ONE = ' isSequential="true"'


def loop(condition: str = "", attributes: str = "") -> str:
    inside = f"<loopCondition>{condition}</loopCondition>" if condition else ""
    return f"<standardLoopCharacteristics{attributes}>{inside}</standardLoopCharacteristics>"


def several(what: str, marks: str, *steps: dict, trace: str = "", data: dict | None = None) -> Row:
    return Row(
        element="multiInstanceLoopCharacteristics",
        what=what,
        where="task",
        drawn=between(user("x", marks)),
        data=data or {},
        steps=steps,
        trace=trace or "mulai x x selesai",
    )


def unlooped(element: str, what: str, marks: str, code: str) -> Row:
    return Row(
        element=element, what=what, where="task", drawn=between(user("x", marks)), refused=code
    )


X = complete("x")
ROWS = (
    several("parallel, loopCardinality", many(TIMES), expect("x x"), X, X),
    several("parallel, loopDataInputRef", many(EACH), expect("x x"), X, X, data=TWO),
    several(
        "parallel, completionCondition",
        many(TIMES + STOP),
        complete("x", cukup=True),
        trace="mulai x selesai",
    ),
    Row(
        element="multiInstanceLoopCharacteristics",
        what="parallel, loopDataOutputRef",
        where="task",
        drawn=START
        + user("x", many(GATHERED))
        + xor("g", "g_selesai")
        + users("a")
        + END
        + flows("mulai>x x>g g>a g>selesai a>selesai", {"g_a": "semua = [1, 2]"}),
        data=TWO,
        steps=(complete("x", hasil=1), complete("x", hasil=2), expect("a"), complete("a")),
        trace="mulai x x g a selesai",
    ),
    several("sequential, loopCardinality", many(TIMES, ONE_BY_ONE), expect("x"), X, X),
    several("sequential, loopDataInputRef", many(EACH, ONE_BY_ONE), expect("x"), X, X, data=TWO),
    several(
        "sequential, completionCondition",
        many(TIMES + STOP, ONE_BY_ONE),
        complete("x", cukup=True),
        trace="mulai x selesai",
    ),
    *(
        several(
            f"{way}, completionCondition over the counts",
            many(
                "<loopCardinality>4</loopCardinality><completionCondition>"
                "numberOfCompletedInstances >= 2</completionCondition>".replace(">=", "&gt;="),
                marks,
            ),
            *(expect(waits), X, X),
        )
        for way, marks, waits in (("parallel", "", "x x x x"), ("sequential", ONE_BY_ONE, "x"))
    ),
    several("parallel, empty list", many(EACH), data={"anak": []}, trace="mulai x selesai"),
    *(
        Row(
            element="multiInstanceLoopCharacteristics",
            what=what,
            where=where,
            drawn=between(host.replace("{}", many(TIMES, how))),
            called=called,
            steps=(expect(waits), complete("q"), complete("q")),
            trace=trace,
        )
        for where, host, called in (
            ("sub-process", inner("x", "{}" + INSIDE), {}),
            ("call activity", call("x", "q_p", "{}"), {"q_p": INSIDE}),
        )
        for what, how, waits, trace in (
            ("parallel", "", "q q", "mulai m2 m2 q s2 x q s2 x selesai"),
            ("sequential", ONE_BY_ONE, "q", "mulai m2 q s2 x m2 q s2 x selesai"),
        )
    ),
    unlooped(
        "multiInstanceLoopCharacteristics",
        "without number or list",
        many(""),
        "bpmn.instances_unknown",
    ),
    unlooped(
        "multiInstanceLoopCharacteristics",
        "more than 200",
        many("<loopCardinality>201</loopCardinality>"),
        "bpmn.instances_many",
    ),
    *(
        unlooped(
            "multiInstanceLoopCharacteristics",
            f"behavior {word}",
            many(TIMES + (COMPLEX if word == "Complex" else ""), f' behavior="{word}"'),
            "bpmn.attribute",
        )
        for word in ("None", "One", "Complex")
    ),
    Row(
        element="standardLoopCharacteristics",
        what="loopCondition",
        where="task",
        drawn=between(user("x", loop("lagi", ' loopMaximum="5"'))),
        steps=(complete("x", lagi=True), expect("x"), complete("x", lagi=False)),
        trace="mulai x x selesai",
    ),
    Row(
        element="standardLoopCharacteristics",
        what="loopMaximum",
        where="task",
        drawn=between(user("x", loop("true", ' loopMaximum="2"'))),
        steps=(X, expect("x"), X),
        trace="mulai x x selesai",
    ),
    Row(
        element="standardLoopCharacteristics",
        what="testBefore",
        where="task",
        drawn=between(user("x", loop("lagi", ' testBefore="true"'))),
        data={"lagi": False},
        trace="mulai x selesai",
    ),
    Row(
        element="standardLoopCharacteristics",
        what="loopCondition over loopCounter",
        where="task",
        drawn=between(user("x", loop("loopCounter &lt; 2"))),
        steps=(X, expect("x"), X),
        trace="mulai x x selesai",
    ),
    unlooped("standardLoopCharacteristics", "endless", loop(), "bpmn.loop_endless"),
)
