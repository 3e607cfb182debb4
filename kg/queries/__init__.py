"""The canned questions: the catalogue of cypher/, and the values a question takes."""

from kg.queries.catalogue import Parameter, Question, Value, bind, catalogue, question, themes

__all__ = ["Parameter", "Question", "Value", "bind", "catalogue", "question", "themes"]
