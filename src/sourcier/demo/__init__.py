"""The demonstration corpus, which is data: short texts written for Sourcier in its own
words from public facts, every one of them labelled « Démonstration, non validée, ne pas
utiliser en soins », with the configuration that builds it (`corpus.toml`) and the
questions that it must answer or refuse (`questions.toml`).
"""
