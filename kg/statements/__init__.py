"""Statements in Cypher: how the files of cypher/ are read and checked."""
