"""Washington: attention, approval, Congress, the credibility of the threat.  rules.md §5"""
