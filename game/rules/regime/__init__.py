"""Regime security, narrative and the street.  rules.md §16"""
