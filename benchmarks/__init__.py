"""Speed, memory and quality, measured; results are written to benchmarks/results/."""
