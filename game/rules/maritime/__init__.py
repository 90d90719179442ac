"""The Gulf: shipping, the strait, mines, blockade, energy.  rules.md §15"""
