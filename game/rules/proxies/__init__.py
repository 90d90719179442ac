"""Proxies: fronts, orders, loyalty.  rules.md §14"""
