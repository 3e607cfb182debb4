"""What leaves the graph as files: records as JSON, and the files of a bulk import."""
