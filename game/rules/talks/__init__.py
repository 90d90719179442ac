"""Public diplomacy, talks and agreements.  rules.md §11"""
