"""Which tasks of two documents are the same: their clauses, how alike they are, and the edges kept up to date."""
