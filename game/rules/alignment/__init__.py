"""The powers and the neighbours.  rules.md §18"""
