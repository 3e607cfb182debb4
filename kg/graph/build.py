"""One reading → its graph: every node and edge of the ontology that the document gives, with its source."""

from __future__ import annotations

from kg.graph.identity import due, task_id
from kg.graph.mentions import ContentsWriter
from kg.graph.model import Graph
from kg.graph.provenance import Quoter
from kg.graph.reference import knowledge
from kg.graph.tasks import TaskWriter
from kg.ontology import ReadAs
from kg.resolve.context import text_of
from kg.resolve.records import Reading

__all__ = ["due", "graph_of", "task_id"]


def graph_of(reading: Reading) -> Graph:
    """Return the graph of one document."""
    quoter = Quoter(reading)
    tasks = TaskWriter(reading, quoter)
    contents = ContentsWriter(reading, quoter)
    graph = Graph()
    graph.add([ReadAs(source=reading.document, target=text_of(reading.plan, reading.document))])
    graph.add(tasks.sections())
    for resolved in reading.tasks:
        task = tasks.node(resolved)
        graph.add(tasks.edges(task, resolved))
        graph.add(contents.of_task(task, resolved.contents))
    for paragraph in reading.paragraphs:
        graph.add(contents.of_paragraph(paragraph))
    graph.add(tasks.memberships())
    graph.add(contents.implemented())
    graph.add(knowledge(graph, reading.context.year))
    return graph
