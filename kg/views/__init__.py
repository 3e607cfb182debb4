"""Views: a subgraph as something to look at."""
