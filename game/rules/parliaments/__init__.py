"""Parliaments and elections.  rules.md §20"""
