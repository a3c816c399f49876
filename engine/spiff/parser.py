"""SpiffWorkflow's reader, set to make our task classes."""

from typing import Any, Final

from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.parser.ProcessParser import ProcessParser
from SpiffWorkflow.bpmn.parser.task_parsers import ConditionalGatewayParser
from SpiffWorkflow.bpmn.parser.TaskParser import TaskParser
from SpiffWorkflow.bpmn.parser.util import full_tag

from engine.model import Files
from engine.spiff import events, gateways, loops, tasks
from engine.spiff.adhoc import Offer

_LK3: Final = "{urn:lk3:bpmn:1}"


class _WaysParser(ConditionalGatewayParser):
    """Keeps the flows' ids, which the history names; makes the hub of an ad-hoc sub-process."""

    def create_task(self) -> Any:
        condition = self.node.get(f"{_LK3}offer")
        if condition is None:
            return super().create_task()
        told = {name: self.node.get(f"{_LK3}{name}") for name in ("ordering", "remaining")}
        return Offer(self.spec, self.bpmn_id, condition=condition, **told)

    def connect_outgoing(
        self,
        outgoing_task: Any,
        sequence_flow_node: Any,
        is_default: bool,  # noqa: FBT001 - the library's signature
    ) -> None:
        if isinstance(self.task, Offer):
            self.task.connect(outgoing_task)
            return
        super().connect_outgoing(outgoing_task, sequence_flow_node, is_default)
        condition = "" if is_default else self.parse_condition(sequence_flow_node)
        way = gateways.Way(sequence_flow_node.get("id"), condition, outgoing_task.name)
        self.task.ways.append(way)


class _PartParser(TaskParser):
    """Lets a sub-process have several starts: the body of a process with them may be one."""

    def create_task(self) -> Any:
        parser = self.process_parser.parser
        parser.create_parser(self.node, filename=self.filename, lane=self.lane)
        parser.process_parsers[self.bpmn_id].parent = self.process_parser
        return self.spec_class(
            self.spec, self.bpmn_id, subworkflow_spec=self.bpmn_id, **self.bpmn_attributes
        )


def _looping(parser: type) -> type:
    """Let a parser of activities make our loops."""
    ours = {
        "STANDARD_LOOP_CLASS": loops.StandardLoop,
        "PARALLEL_MI_CLASS": loops.InParallel,
        "SEQUENTIAL_MI_CLASS": loops.InSequence,
    }
    return type(parser.__name__, (parser,), ours)


#: BPMN local name -> our class, where SpiffWorkflow's own parser for the tag will do.
_CLASSES: Final = {
    "userTask": tasks.UserTask,
    "manualTask": tasks.ManualTask,
    "task": tasks.NoneTask,
    "scriptTask": tasks.ScriptTask,
    "serviceTask": tasks.ServiceTask,
    "callActivity": tasks.CallActivity,
    "parallelGateway": tasks.ParallelGateway,
    "startEvent": events.StartEvent,
    "endEvent": events.EndEvent,
    "intermediateCatchEvent": events.CatchEvent,
    "intermediateThrowEvent": events.ThrowEvent,
    "boundaryEvent": events.BoundaryEvent,
    "receiveTask": events.ReceiveTask,
    "sendTask": events.SendTask,
    "eventBasedGateway": events.EventGateway,
}


class _Processes(ProcessParser):
    """Reads also the nodes that no flow leads to: those that undo others."""

    def add_tasks(self) -> None:
        super().add_tasks()
        for node in self.xpath("./*[@isForCompensation='true']"):
            self.parse_node(node)


class Reader(BpmnParser):
    """Reads the rewritten sources of one bundle."""

    PROCESS_PARSER_CLASS = _Processes

    OVERRIDE_PARSER_CLASSES = {  # noqa: RUF012 - SpiffWorkflow's way of extending it
        **{
            full_tag(kind): (_looping(BpmnParser.PARSER_CLASSES[full_tag(kind)][0]), ours)
            for kind, ours in _CLASSES.items()
        },
        full_tag("subProcess"): (_looping(_PartParser), tasks.SubProcess),
        full_tag("transaction"): (_looping(_PartParser), tasks.Transaction),
        full_tag("businessRuleTask"): (_looping(TaskParser), tasks.RuleTask),
        full_tag("exclusiveGateway"): (_WaysParser, gateways.ExclusiveGateway),
        full_tag("inclusiveGateway"): (_WaysParser, gateways.InclusiveGateway),
    }

    def __init__(self, sources: Files) -> None:
        super().__init__()
        self.roots = []
        safe = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        for file, source in sorted(sources.items()):
            root = etree.fromstring(source, safe)
            self.roots.append(root)
            self.add_bpmn_xml(root, file)

    def _add_diagram_indexes(self, bpmn: Any) -> None:
        super()._add_diagram_indexes(bpmn)
        # without positions flows keep the order they are written in, which `Exclusive` goes by
        self.document_positions[self._document_key(bpmn)] = {}

    def _add_correlations(self, bpmn: Any) -> None:
        """Leave correlation to the rows of the store."""
