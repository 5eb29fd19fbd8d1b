"""The Baromètre: a survey whose figures cannot claim more than the data hold.

`statistics` computes (design, weights, variance, intervals, tests, disclosure) from arrays
alone; `published` reads figures as somebody printed them, and `audit` says by rules which
of them cannot stand.
"""
