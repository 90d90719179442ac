"""The nuclear programme: machines, stock, inspectors, a device.  rules.md §8"""
