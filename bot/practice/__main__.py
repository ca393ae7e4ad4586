"""``python -m bot.practice``: the practice Telegram in a process of its own."""

import argparse
import asyncio
import contextlib
import sys
from pathlib import Path

from bot.practice.contents import wipe
from bot.practice.server import FIRST_PORT, serve
from bot.practice.state import Telegram


def main(arguments: list[str] | None = None) -> int:
    """Serve until interrupted. The first line of output is the address."""
    options = _options(arguments)
    if options.fresh and options.folder:
        wipe(options.folder)
    try:
        telegram = Telegram(
            token=options.token,
            bot_username=options.username,
            rates=options.rates,
            folder=options.folder,
        )
    except ValueError as reason:
        sys.stderr.write(f"{reason}\n")
        return 2
    with contextlib.closing(telegram), contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(telegram, port=options.port, ready=_tell))
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.practice", description=__doc__)
    parser.add_argument("--port", type=int, default=FIRST_PORT, help="first port to try; 0: any")
    parser.add_argument("--folder", type=Path, help="where to keep everything; without it: in memory")
    parser.add_argument("--token", default="100000001:practice")
    parser.add_argument("--username", default="tro_ly_thi_dua_bot")
    parser.add_argument("--rates", action="store_true", help="refuse messages beyond Telegram's rates")
    parser.add_argument("--fresh", action="store_true", help="forget what the folder holds first")
    return parser.parse_args(arguments)


def _tell(address: str) -> None:
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
