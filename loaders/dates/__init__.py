"""Dates: how a plan writes them, and which of them are promises."""

from loaders.dates.milestones import deadline, milestones
from loaders.dates.years import title_year

__all__ = ["deadline", "milestones", "title_year"]
