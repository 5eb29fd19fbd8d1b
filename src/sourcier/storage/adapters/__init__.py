"""Two ways to the state database, which keep the same promise (`tests/contract`)."""
