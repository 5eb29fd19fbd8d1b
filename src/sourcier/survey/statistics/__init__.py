"""Figures of a sample survey, from arrays: numpy and scipy, nothing else of the product.

A `Design` (`design`) or `Replicates` (`replicates`) says how people came into the sample;
`estimators` gives totals, means and ratios with their joint covariance, from which
`intervals`, `tables` and `comparison` draw intervals and tests. `calibration` makes
weights, `disclosure` hides small cells, and `estimate` holds a figure that keeps its base.
"""
