"""The version of kg, which is also the version of its loaders: what a stored edge was read by."""

__version__ = "0.1.0"
