"""Benchmarks: what kg costs in time and memory, printed beside what it aims at."""
