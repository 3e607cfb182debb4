"""Who answers for what: clauses, sentences and tables that name responsible units."""
