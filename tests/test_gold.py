"""The two labelled seeds: every task, every printed name, every role, exactly."""

import json
from pathlib import Path

import pytest

from bench.evaluate import compare, found_in, labelled
from tests.seeds import EVERY, HUANGSHI, HUBEI, HUNAN, JIANGXI, NEWS, plan_of

GOLD = Path(__file__).parent / "gold" / "duties"
CASES = sorted((Path(__file__).parent / "gold" / "cases").glob("*.json"))
ROLES = (("lead", "lead"), ("co", "support"), ("joint", "joint"))


@pytest.mark.parametrize(
    ("labels", "document"), [("000_ee83fa34eaa680c2.json", HUBEI), ("001_f9238b450ce1738d.json", HUANGSHI)]
)
def test_every_labelled_duty_is_read_and_nothing_else(labels, document):
    plan = plan_of(document)
    gold = json.loads((GOLD / labels).read_text(encoding="utf-8"))
    expected = [
        (item["no"], item["text"][:14], {("".join(name.split()), role) for key, role in ROLES for name in item[key]})
        for item in gold
    ]
    found = [
        (task.number, task.body.of(plan.text)[:14], {(duty.name, duty.role.value) for duty in task.duties})
        for task in plan.tasks
    ]
    assert found == expected


@pytest.mark.parametrize("labels", CASES, ids=[path.stem for path in CASES])
def test_a_small_case_is_read_whole(labels):
    score, _ = compare(list(labelled(labels)), found_in(labels.with_suffix(".txt")))
    assert (score.wrong, score.missed) == (0, 0)


@pytest.mark.parametrize(
    ("document", "kinds"),
    [
        (HUBEI, {"indicator": 4, "task": 27, "project_group": 23}),
        (HUANGSHI, {"task": 28}),
        (JIANGXI, {"indicator": 3, "task": 153}),
        (HUNAN, {"task": 55}),
        (NEWS, {}),
    ],
)
def test_each_seed_has_its_tasks(document, kinds):
    tasks = plan_of(document).tasks
    assert {kind: sum(task.kind == kind for task in tasks) for kind in {task.kind for task in tasks}} == kinds


def test_the_rows_of_the_annex_are_numbered_through():
    assert [task.number for task in plan_of(HUNAN).tasks] == [str(number) for number in range(1, 56)]


@pytest.mark.parametrize("document", EVERY)
def test_no_two_tasks_share_a_path(document):
    paths = [task.path for task in plan_of(document).tasks]
    assert len(paths) == len(set(paths))
