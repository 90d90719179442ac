"""Economy: oil, money, prices.  rules.md §7"""
