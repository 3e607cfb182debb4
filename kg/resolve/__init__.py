"""From a printed name to the entity it means."""
