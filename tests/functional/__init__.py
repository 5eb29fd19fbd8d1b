"""Does it work from outside, as a user would run it?"""
