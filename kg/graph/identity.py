"""What tells a task from every other, and when it is due."""

from __future__ import annotations

from kg.ontology import Document
from kg.resolve.records import ResolvedContents
from loaders.records import TaskRecord


def task_id(document: Document, record: TaskRecord) -> str:
    """Return the identity of a task: its document and its path of numbers."""
    return f"{document.id}#{'/'.join(record.path)}"


def due(contents: ResolvedContents) -> str:
    """Return the ISO date that a task is due: its stated time limit, else its latest milestone; empty where it has none."""
    stated = [milestone.by for milestone in contents.milestones if milestone.is_deadline]
    return max(stated or (milestone.by for milestone in contents.milestones), default="")
