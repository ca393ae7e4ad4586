"""Before the bot starts: everything that may be wrong is looked at and said in plain words."""

from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from telegram import Bot
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.language.phrases import Phrase, say
from bot.people.owner import has_owner, new_owner_code
from bot.settings import Settings
from storage import Store
from storage.locks import StoreLock, StoreTakenError
from storage.migrate import NEWEST, StoreAheadError, migrate, revision
from storage.values import OWNER_CODE, SERVED_BOT, AnotherBotError, serve, value


class CannotStartError(Exception):
    """Why the bot cannot start, in words for whoever starts it."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase.key)
        self.phrase = phrase


def ready_folder(folder: Path) -> Path:
    """The data folder, made and proven writable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise CannotStartError(say("cannot-start-folder", folder=str(folder), reason=error.strerror or "")) from error
    return folder


def open_store(settings: Settings, folder: Path, *, now: datetime) -> tuple[Store, StoreLock]:
    """The store, taken for this process and brought to the form this program needs."""
    store = _store(settings, folder)
    lock = StoreLock(store, folder)
    try:
        lock.take()
        migrate(store, folder, now=now)
    except (StoreTakenError, StoreAheadError, DBAPIError) as error:
        lock.free()
        store.close()
        raise CannotStartError(_why(error)) from error
    return store, lock


def join_store(settings: Settings, folder: Path, *, now: datetime) -> Store:
    """The store beside whoever works on it: for a look or a single change. Only one that is behind must be free."""
    store = _store(settings, folder)
    try:
        if revision(store) == NEWEST:
            return store
    except DBAPIError as error:
        store.close()
        raise CannotStartError(_why(error)) from error
    store.close()
    store, lock = open_store(settings, folder, now=now)
    lock.free()
    return store


def _store(settings: Settings, folder: Path) -> Store:
    try:
        return Store(settings.database_url.get_secret_value()) if settings.database_url else Store.in_folder(folder)
    except (ArgumentError, NoSuchModuleError) as error:
        raise CannotStartError(say("cannot-start-database-url")) from error


def _why(error: StoreTakenError | StoreAheadError | DBAPIError) -> Phrase:
    match error:
        case StoreTakenError():
            return say("cannot-start-second")
        case StoreAheadError():
            return say("cannot-start-ahead", revision=error.revision)
    return say("cannot-start-database", reason=_reason(error))


def _reason(error: DBAPIError) -> str:
    return str(error.orig).strip().split("\n", 1)[0] if error.orig else type(error).__name__


async def meet_telegram(bot: Bot) -> None:
    """Asks Telegram who we are: a wrong token and a missing network are told apart here."""
    try:
        await bot.initialize()
    except InvalidToken as error:
        raise CannotStartError(say("cannot-start-token")) from error
    except NetworkError as error:
        raise CannotStartError(say("cannot-start-network", reason=error.message)) from error
    except TelegramError as error:
        raise CannotStartError(say("cannot-start-telegram", reason=error.message)) from error


async def belong_to(store: Store, bot_id: int, *, now: datetime) -> None:
    """Makes sure that this store serves this bot."""
    try:
        await store.transact(serve, bot_id, now=now)
    except AnotherBotError as error:
        raise CannotStartError(say("cannot-start-other-bot", served=str(error.served), bot=str(bot_id))) from error


def refuse_foreign(store: Store, settings: Settings) -> None:
    """Refuses a store that serves another bot than the one whose token is set; without a token any is taken."""
    served, mine = store.read_now(value, SERVED_BOT), (settings.token or "").partition(":")[0]
    if served is not None and mine and str(served) != mine:
        raise CannotStartError(say("cannot-start-other-bot", served=str(served), bot=mine))


async def first_owner_code(store: Store, *, now: datetime) -> str | None:
    """The code for the first owner, made where nobody owns the bot and no code is waiting to be used."""
    if await store.read(has_owner) or await store.read(value, OWNER_CODE):
        return None
    return await store.transact(new_owner_code, now=now)
