"""What stands around the flow: pools, lanes, data, artifacts, choreographies, roots."""

from tests.engine.elements.rows import Row, between, complete, expect
from tests.engine.spiff.drawing import tag, user, users

TASK = between(users("x"))
WAITS = {"steps": (expect("x"), complete("x")), "trace": "mulai x selesai"}


def beside(element: str, drawn: str, what: str = "") -> Row:
    """Something in a process that leaves the flow as it is."""
    return Row(element=element, what=what, where="process", drawn=TASK + drawn, **WAITS)


def within(element: str, inside: str, what: str = "", where: str = "task") -> Row:
    """Something in a task that leaves the task as it is."""
    return Row(element=element, what=what, where=where, drawn=between(user("x", inside)), **WAITS)


def above(element: str, top: str, what: str = "") -> Row:
    """Something under bpmn:definitions that leaves the flow as it is."""
    return Row(element=element, what=what, where="definitions", drawn=TASK, top=top, **WAITS)


def refused(element: str, top: str, what: str = "") -> Row:
    return Row(
        element=element,
        what=what,
        where="definitions",
        drawn=TASK,
        top=top,
        refused="bpmn.unsupported",
    )


def among(element: str, inside: str, what: str = "", kind: str = "collaboration") -> Row:
    return above(element, f'<{kind} id="c">{inside}</{kind}>', what)


def xml(kind: str, inside: str = "", /, **attributes: str) -> str:
    """An element without id and name, unless given."""
    told = "".join(f' {key.replace("__", ":")}="{value}"' for key, value in attributes.items())
    return f"<{kind}{told}>{inside}</{kind}>"


HERE = xml("flowNodeRef", "x")
INNER = xml("childLaneSet", xml("lane", HERE, id="l2"), id="cl")
ONCE = xml("participantMultiplicity", minimum="1", maximum="1")
POOL_OF_ONE = xml("participant", ONCE, id="pool", processRef="p")
BOTH = xml("innerParticipantRef", "pool") + xml("outerParticipantRef", "luar")
ASKS = xml("operation", xml("inMessageRef", "m1"), id="op", name="tanya")
SERVICE = xml("interface", ASKS, id="an", name="layanan")
KEYED = xml("messagePath", "no")
KEYED = xml("correlationPropertyRetrievalExpression", KEYED, messageRef="m1")
PARAMETER = xml("resourceParameter", id="rp", name="a", isRequired="false")
RESOURCE = xml("resource", PARAMETER, id="sd", name="Peksos")
WHO = xml("resourceAssignmentExpression", xml("formalExpression", "petugas"))
BOUND = xml("resourceRef", "sd") + xml("resourceParameterBinding", parameterRef="rp")
BINDING = xml("correlationPropertyBinding", xml("dataPath", "no"), correlationPropertyRef="cp")
POOLS = '<participant id="pool" processRef="p"/><participant id="luar" name="Puskesmas"/>'
IO = '<dataInput id="masuk"/><dataOutput id="keluar"/><inputSet/><outputSet/>'
ROWS = (
    beside(
        "laneSet",
        '<laneSet id="ls"><lane id="l" name="Peksos"><flowNodeRef>x</flowNodeRef></lane></laneSet>',
    ),
    beside(
        "lane",
        xml("laneSet", xml("lane", HERE, id="l", lk3__role="pekerja_sosial"), id="ls"),
        "lk3:role",
    ),
    beside("lane", xml("laneSet", xml("lane", INNER, id="l"), id="ls"), "nested"),
    Row(
        element="lane",
        what="of a node that is not there",
        where="process",
        drawn=TASK + '<laneSet id="ls"><lane id="l"><flowNodeRef>y</flowNodeRef></lane></laneSet>',
        refused="bpmn.lane_reference",
    ),
    above("collaboration", f'<collaboration id="c">{POOLS}</collaboration>'),
    among("participant", POOLS),
    among("participantMultiplicity", POOL_OF_ONE),
    among("messageFlow", POOLS + '<messageFlow id="mf" sourceRef="x" targetRef="luar"/>'),
    among(
        "messageFlowAssociation",
        POOLS + '<messageFlowAssociation innerMessageFlowRef="a" outerMessageFlowRef="b"/>',
    ),
    among("participantAssociation", POOLS + xml("participantAssociation", BOTH)),
    *(
        among(name, f'{POOLS}<{name} id="pembicaraan"/>')
        for name in ("conversation", "subConversation", "callConversation")
    ),
    among(
        "conversationLink",
        POOLS + '<conversation id="k"/><conversationLink id="cl" sourceRef="pool" targetRef="k"/>',
    ),
    among(
        "conversationAssociation",
        POOLS
        + '<conversationAssociation innerConversationNodeRef="k" outerConversationNodeRef="k"/>',
    ),
    refused("globalConversation", '<globalConversation id="gc"/>'),
    refused("choreography", '<choreography id="ch"/>'),
    *(
        refused(name, f'<choreography id="ch"><{name} id="tugas_bersama"/></choreography>')
        for name in ("choreographyTask", "subChoreography", "callChoreography")
    ),
    refused("globalChoreographyTask", '<globalChoreographyTask id="gt"/>'),
    beside("dataObject", '<dataObject id="berkas"/>'),
    beside("dataObject", '<dataObject id="berkas" isCollection="true"/>', "isCollection"),
    beside(
        "dataObjectReference",
        '<dataObject id="berkas"/><dataObjectReference id="r" dataObjectRef="berkas"/>',
    ),
    beside("dataState", '<dataObject id="berkas"><dataState name="lengkap"/></dataObject>'),
    above("dataStore", '<dataStore id="arsip" name="Arsip"/>'),
    beside("dataStoreReference", '<dataStoreReference id="r" dataStoreRef="arsip"/>'),
    within("ioSpecification", f"<ioSpecification>{IO}</ioSpecification>"),
    within("dataInput", f"<ioSpecification>{IO}</ioSpecification>"),
    within("dataOutput", f"<ioSpecification>{IO}</ioSpecification>"),
    within("inputSet", f"<ioSpecification>{IO}</ioSpecification>"),
    within("outputSet", f"<ioSpecification>{IO}</ioSpecification>"),
    within(
        "dataInputAssociation",
        '<dataInputAssociation id="da"><targetRef>x</targetRef></dataInputAssociation>',
    ),
    within(
        "dataOutputAssociation",
        '<dataOutputAssociation id="da"><targetRef>x</targetRef></dataOutputAssociation>',
    ),
    *(
        Row(
            element=name,
            what=what,
            where="task",
            drawn=between(user("x", f"<{name} id='da'><targetRef>x</targetRef>{inside}</{name}>")),
            refused="bpmn.data_moved",
        )
        for name in ("dataInputAssociation", "dataOutputAssociation")
        for what, inside in (
            ("assignment", "<assignment><from>1</from><to>y</to></assignment>"),
            ("transformation", "<transformation>y + 1</transformation>"),
        )
    ),
    within("property", '<property id="pr" name="catatan"/>'),
    beside("ioBinding", '<ioBinding operationRef="o" inputDataRef="a" outputDataRef="b"/>'),
    beside("textAnnotation", '<textAnnotation id="ta"><text>Ingat</text></textAnnotation>'),
    beside(
        "association",
        '<textAnnotation id="ta"/><association id="as" sourceRef="x" targetRef="ta"/>',
    ),
    beside("group", '<group id="kelompok"/>'),
    above("category", '<category id="ka"><categoryValue id="kv" value="Asesmen"/></category>'),
    above("categoryValue", '<category id="ka"><categoryValue id="kv" value="Asesmen"/></category>'),
    within("documentation", "<documentation>Tanyakan dengan tenang.</documentation>"),
    within("extensionElements", "<extensionElements/>"),
    above("extension", '<extension mustUnderstand="false" definition="lk3:x"/>'),
    above(
        "relationship",
        '<relationship id="re" type="t"><source>a</source><target>b</target></relationship>',
    ),
    above("import", xml("import", importType="t", location="a.xsd", namespace="urn:a")),
    above("itemDefinition", '<itemDefinition id="jenis" structureRef="string"/>'),
    above("message", '<message id="m1" name="kabar" itemRef="jenis"/>'),
    above("signal", '<signal id="s1" name="sirene"/>'),
    above("error", '<error id="e1" name="galat" errorCode="E"/>'),
    above("escalation", '<escalation id="l1" name="naik" escalationCode="L"/>'),
    above("interface", SERVICE),
    above("operation", SERVICE),
    above("endPoint", '<endPoint id="ep"/>'),
    above("partnerEntity", '<partnerEntity id="pe" name="Dinsos"/>'),
    above("partnerRole", '<partnerRole id="pr" name="perujuk"/>'),
    above("resource", RESOURCE),
    above("resourceParameter", RESOURCE),
    *(
        within(name, f'<{name} id="pr"><resourceRef>sd</resourceRef></{name}>')
        for name in ("resourceRole", "performer", "humanPerformer", "potentialOwner")
    ),
    within("rendering", '<rendering id="re"/>', where="user task"),
    beside("auditing", "<auditing/>"),
    beside("monitoring", "<monitoring/>"),
    above("correlationProperty", xml("correlationProperty", KEYED, id="cp")),
    above("correlationPropertyRetrievalExpression", xml("correlationProperty", KEYED, id="cp")),
    beside("correlationPropertyBinding", xml("correlationSubscription", BINDING, id="cs")),
    within("resourceAssignmentExpression", xml("potentialOwner", WHO)),
    within("resourceParameterBinding", xml("potentialOwner", BOUND)),
    Row(
        element="implicitThrowEvent",
        where="flow",
        drawn=between(tag("implicitThrowEvent", "x")),
        refused="bpmn.unknown",
    ),
    beside("correlationSubscription", '<correlationSubscription id="cs" correlationKeyRef="ck"/>'),
    among("correlationKey", POOLS + xml("correlationKey", xml("correlationPropertyRef", "cp"))),
    Row(
        element="process",
        what="isExecutable false",
        where="definitions",
        drawn="",
        top=f'<process id="p" isExecutable="false">{TASK}</process>',
        **WAITS,
    ),
    Row(
        element="process",
        what="without nodes",
        where="definitions",
        top='<process id="p"/>',
        refused="bpmn.empty",
    ),
    Row(
        element="unknown element",
        where="flow",
        drawn=between(tag("langkah", "x")),
        refused="bpmn.unknown",
    ),
)
