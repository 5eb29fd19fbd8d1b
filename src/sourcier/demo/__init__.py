"""The demonstration corpus: data, no code.

Short texts written for Sourcier in its own words from public facts, every one of them
labelled « Démonstration, non validée, ne pas utiliser en soins », with the configuration
that builds it (`corpus.toml`) and what it must answer or refuse (`questions.toml`).
"""
