"""Agencies: a printed name in its document → the organ, government or group it means."""

from kg.resolve.agencies.directory import Directory, directory

__all__ = ["Directory", "directory"]
