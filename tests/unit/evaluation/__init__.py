"""Are the measures right?"""
