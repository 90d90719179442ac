"""Intelligence and covert action.  rules.md §17"""
