"""Natural language processing by rules: sentences, tokens, names, quotations, quantities, dates, clauses."""
