"""Backchannels: secret talks through a mediator, and how secrets fare.  rules.md §10.1-10.9, §10.16-10.20"""
