"""Indicators: measures with a value and the year it is for."""
