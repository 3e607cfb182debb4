"""The part of the graph that an answer or a subject is about."""
