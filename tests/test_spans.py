"""Exactness: every span of every record of every seed is the text as read."""

import pytest

from loaders.text.clean import clean
from loaders.text.corrections import Notes
from tests.seeds import EVERY, HUANGSHI, HUBEI, JIANGXI, path_of, plan_of


def _spans(plan):
    for task in plan.tasks:
        yield task.body
        for heading in task.headings:
            if heading.title.start < heading.title.end:
                yield heading.title
        for duty in task.duties:
            yield from (duty.span, duty.clause)
    yield from (word.span for word in plan.words)


@pytest.mark.parametrize("name", EVERY)
def test_every_span_slices_the_text_as_read(name):
    plan = plan_of(name)
    text = path_of(name).read_text(encoding="utf-8")
    spans = list(_spans(plan))
    assert spans or name == EVERY[-1]
    for span in spans:
        where = plan.clean.span(span.start, span.end)
        assert text[where.start : where.end] == plan.clean.quote(span.start, span.end)


@pytest.mark.parametrize("name", [HUBEI, HUANGSHI, JIANGXI])
def test_a_duty_quotes_the_printed_name(name):
    plan = plan_of(name)
    for duty in (duty for task in plan.tasks for duty in task.duties):
        quote = plan.clean.quote(duty.span.start, duty.span.end)
        assert "".join(quote.split())[:1] == duty.name[:1] or plan.script == "traditional"


def test_a_repair_is_quoted_as_it_was_read():
    plan = plan_of(HUANGSHI)
    start = plan.text.index("生态环境保护综合行政执法")
    assert plan.clean.quote(start, start + 6) == "生态环—12—境保护"


def test_simplifying_is_one_character_in_and_one_out():
    cleaned = clean("責任單位:省發改委", Notes())
    assert cleaned.clean.text == "责任单位:省发改委"
    assert cleaned.clean.quote(5, 9) == "省發改委"
    assert cleaned.script == "traditional"
