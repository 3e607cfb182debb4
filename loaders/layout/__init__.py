"""From lines to structure: headings, numbered items and tables."""
