"""The explorer: one HTML file with a network, a table and their evidence."""
