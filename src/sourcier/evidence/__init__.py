"""The five nouns: document, outline, passage, quotation, status. Nothing else.

Text is NFC; every offset is in code points of the stored text.
"""
