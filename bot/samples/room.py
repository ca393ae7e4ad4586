"""A practice room ready to be used: its personas, and the practice cluster in the store of its bot."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from bot.people.owner import new_owner_code
from bot.practice import Telegram
from bot.samples import personas
from bot.samples.cluster import fill
from storage import Store
from storage.locks import StoreLock
from storage.migrate import migrate, revision


def clear(folder: Path) -> None:
    """Wipes a room with all that was said in it. Raises `StoreTakenError` while a bot lives there."""
    if not folder.exists():
        return
    store = Store.in_folder(folder)
    try:
        with StoreLock(store, folder):
            shutil.rmtree(folder)
    finally:
        store.close()


def furnish(telegram: Telegram, folder: Path, *, empty: bool) -> bool:
    """Furnishes a room that nobody has used yet; False if it was used before and stays as it was left.

    `empty` leaves the cluster to be set up: the personas are there, and nobody knows them.
    """
    store = Store.in_folder(folder)
    try:
        with StoreLock(store, folder):
            if revision(store) is not None:
                return False
            now = datetime.now(UTC)
            migrate(store, folder, now=now)
            if not empty:
                store.transact_now(fill, now=now)
    finally:
        store.close()
    personas.furnish(telegram, enrolled=not empty)
    return True


def owner_code(folder: Path) -> str:
    """A fresh code that makes an owner of the room's bot, which must not run yet."""
    store = Store.in_folder(folder)
    try:
        with StoreLock(store, folder):
            return store.transact_now(new_owner_code, now=datetime.now(UTC))
    finally:
        store.close()
