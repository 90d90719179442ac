"""Sanctions: authority, enforcement, leakage, relief, snapback.  rules.md §6"""
