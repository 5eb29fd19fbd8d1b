"""Sourcier: answers made of sentences quoted from named, dated sources."""

__version__ = "2026.11.0"
