"""The Council of Tehran: mandate, courses, the last word.  rules.md §9"""
