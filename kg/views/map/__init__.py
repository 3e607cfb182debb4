"""The map: what the graph says of cities and counties, drawn as plain SVG in one page."""
