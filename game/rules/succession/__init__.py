"""Fissures and succession.  rules.md §19"""
