"""The shared store: tables, transactions, migrations, invariants and backup.

Everything that must not be lost lies here. The store never talks to Telegram and asks no clock.
"""

from storage.store import Store

__all__ = ["Store"]
