"""Is the shape kept? Budgets, import contracts, locks."""
