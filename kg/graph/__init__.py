"""The graph of a document, built of its resolved records."""
