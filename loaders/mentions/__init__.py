"""Names of agencies and places in running text."""
