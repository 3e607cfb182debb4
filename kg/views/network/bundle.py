"""The modules of the page as one script: each once, after those it imports, in one scope without imports and exports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

IMPORT = re.compile(r'^import (?:\{ (?P<names>[\w$]+(?:, [\w$]+)*) \} from )?"\./(?P<module>[\w-]+\.mjs)";$', re.M)
IMPORTING = re.compile(r"^\s*import\b.*$", re.M)
EXPORT = re.compile(r"^export (?=(?:async )?(?:const|let|function\*?|class) )", re.M)
EXPORTING = re.compile(r"^\s*export\b.*$", re.M)
DECLARED = re.compile(r"^(?P<export>export )?(?:async )?(?:const|let|function\*?|class) (?P<name>[\w$]+)", re.M)


def bundled(sources: Mapping[str, str], start: str) -> str:
    """Return the script that runs the module `start` of `sources` (text by file name) and all that it imports.

    ValueError where an import or export is of a form that this cannot follow, a name is imported that is not exported,
    or two modules declare one name.
    """
    order: list[str] = []
    _put_in_order(sources, start, (), order)
    _check_names(sources, order)
    parts = "\n".join(_stripped(sources[name]) for name in order)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _put_in_order(sources: Mapping[str, str], name: str, above: tuple[str, ...], order: list[str]) -> None:
    """Add the modules below `name` to `order`, depth first, itself last, each once."""
    if name in above:
        raise ValueError(f"modules import one another in a circle: {' → '.join([*above, name])}")
    if name not in sources:
        raise ValueError(f"{above[-1] if above else 'the page'} imports {name}, which is not there")
    for module in imports(sources[name]):
        if module not in order:
            _put_in_order(sources, module, (*above, name), order)
    order.append(name)


def imports(source: str) -> dict[str, list[str]]:
    """Return the names that a module imports, by the file name they come from."""
    found: dict[str, list[str]] = {}
    for line in IMPORTING.findall(source):
        match = IMPORT.fullmatch(line)
        if not match:
            raise ValueError(f'only import {{ name }} from "./module.mjs" can be bundled: {line.strip()}')
        found.setdefault(match["module"], []).extend((match["names"] or "").split(", "))
    return {module: [name for name in names if name] for module, names in found.items()}


def _check_names(sources: Mapping[str, str], order: list[str]) -> None:
    declared = {name: DECLARED.findall(sources[name]) for name in order}
    uses = Counter(word for names in declared.values() for _, word in names)
    twice = sorted(word for word, count in uses.items() if count > 1)
    if twice:
        raise ValueError(f"two modules declare {', '.join(twice)}; give each its own name")
    for name in order:
        for module, wanted in imports(sources[name]).items():
            lacking = set(wanted) - {word for exported, word in declared[module] if exported}
            if lacking:
                raise ValueError(f"{name} imports {', '.join(sorted(lacking))}, which {module} does not export")


def _stripped(source: str) -> str:
    text = EXPORT.sub("", IMPORT.sub("", source))
    left = EXPORTING.search(text)
    if left:
        raise ValueError(f"only export before const, let, function or class can be bundled: {left[0].strip()}")
    return text.strip() + "\n"
