"""How good are the replies: question sets, metrics, runs and their reports.

Nothing is measured silently: each share carries its numerator, its denominator and its
interval, and each run says on which corpus, which questions, which machine and when.
"""
