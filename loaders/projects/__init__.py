"""Projects as a document names them."""
