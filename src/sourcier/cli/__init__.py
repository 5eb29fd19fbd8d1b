"""The command line: parse, call one function, print.

Each family of commands is a module that is imported when it is called, so that asking
loads nothing of what builds, serves or draws.
"""
