"""How much text the elements of a page hold, and how much of it in links: what tells the article from the site."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.readers.package import Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """The text in an element and all below it, in characters without white space."""

    text: int
    linked: int
    """Of these, the characters in links."""
    links: int
    """How many links."""


def weigh(root: Element) -> dict[Element, Weight]:
    """Return the weight of `root` and of every element below it, in document order."""
    weights: dict[Element, Weight] = {}
    elements = list(root.iter("*"))
    for element in reversed(elements):  # what stands inside comes later in the document
        inner = [weights[one] for one in element]
        text = _length(element.text) + sum(weight.text for weight in inner) + sum(_length(one.tail) for one in element)
        is_link = element.tag == "a"
        weights[element] = Weight(
            text=text,
            linked=text if is_link else sum(weight.linked for weight in inner),
            links=is_link + sum(weight.links for weight in inner),
        )
    return {element: weights[element] for element in elements}


def _length(text: str | None) -> int:
    return len("".join(text.split())) if text else 0
