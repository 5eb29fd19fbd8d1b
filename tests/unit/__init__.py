"""Is this rule right? Mirrors src/."""
