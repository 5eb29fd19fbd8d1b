"""The Baromètre: a survey whose figures cannot claim more than the data hold.

`statistics` computes (design, weights, variance, intervals, tests, disclosure) from arrays
alone; what is asked, collected, audited and printed stands beside it.
"""
