"""Loaders: from the bytes of a document to records of what its page says, each with the place it stands in."""
