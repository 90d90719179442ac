"""Strikes and salvos.  rules.md §12"""
