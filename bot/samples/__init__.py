"""The practice cluster: people and seasons to try the bot with, filled into a store through the use cases.

The season of 2022 is as it was; everything else here is a sample.
"""
