"""The single text: interviews, drafts, criticism, one question.  rules.md §10.10-10.15"""
