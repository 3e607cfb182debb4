"""Industrial clusters as a document names them."""
