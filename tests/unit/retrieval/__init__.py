"""Is this rule of retrieval right?"""
