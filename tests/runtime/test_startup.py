"""Starting and stopping, as somebody at the server sees it: plain words, one Ctrl-C, nothing left behind."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import func, select, text
from telegram.request import BaseRequest

from bot.practice import Telegram
from bot.practice.request import PracticeRequest
from bot.runtime import service, startup
from bot.runtime.startup import CannotStartError
from storage import Store
from storage.locks import StoreLock
from storage.tables import Inbox
from storage.values import serve
from tests.room import settings_for

PYTHON = [sys.executable, "-m", "bot"]


def run(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """One command, in a folder without settings of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM_", "DATABASE_"))}
    environment = {**clean, "DATA_FOLDER": str(folder / "data"), "PYTHONPATH": str(Path.cwd()), **more}
    return subprocess.run(
        [*PYTHON, *arguments], env=environment, cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


def refusal(folder: Path, **settings: object) -> str:
    with pytest.raises(CannotStartError) as error:
        startup.open_store(
            settings_for(folder, **settings), startup.ready_folder(folder), now=datetime.now().astimezone()
        )
    return error.value.phrase.key


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotStartError) as error:
        startup.ready_folder(tmp_path / "file" / "data")
    assert error.value.phrase.key == "cannot-start-folder"
    told = run(tmp_path, "practice", DATA_FOLDER=str(tmp_path / "file" / "data"))
    assert told.returncode == 1
    assert "Không ghi được vào thư mục dữ liệu" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_second_process(file_store: Store, tmp_path: Path) -> None:
    with StoreLock(file_store, tmp_path):
        assert refusal(tmp_path) == "cannot-start-second"


def test_a_database_ahead_of_the_program(file_store: Store, tmp_path: Path) -> None:
    with file_store.writing.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert refusal(tmp_path) == "cannot-start-ahead"
    told = run(tmp_path, "check", DATA_FOLDER=str(tmp_path))
    assert told.returncode == 1
    assert "bản mới hơn" in told.stderr


def test_a_database_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite3").write_bytes(b"this is no database" * 100)
    assert refusal(tmp_path) == "cannot-start-database"
    assert refusal(tmp_path, database_url=SecretStr("nonsense")) == "cannot-start-database-url"


def doors(telegram: Telegram) -> tuple[BaseRequest, BaseRequest]:
    return PracticeRequest(telegram), PracticeRequest(telegram)


async def test_a_store_of_another_bot(file_store: Store, tmp_path: Path, now: datetime) -> None:
    await file_store.transact(serve, 42, now=now)
    telegram = Telegram()
    with pytest.raises(CannotStartError) as error:
        await service.build(settings_for(tmp_path), telegram.token, file_store, doors(telegram))
    assert error.value.phrase.key == "cannot-start-other-bot"


async def test_a_wrong_token(file_store: Store, tmp_path: Path) -> None:
    with pytest.raises(CannotStartError) as error:
        await service.build(settings_for(tmp_path), "100000002:practice", file_store, doors(Telegram()))
    assert error.value.phrase.key == "cannot-start-token"


async def test_no_network(file_store: Store, tmp_path: Path) -> None:
    with pytest.raises(CannotStartError) as error:
        await service.build(settings_for(tmp_path), "100000001:practice", file_store)
    assert error.value.phrase.key == "cannot-start-network"


def test_settings_that_make_no_sense(tmp_path: Path) -> None:
    told = run(tmp_path, "check", ZONE="Hà Nội/Phố Cổ", PRACTICE_PORT="99999999")
    assert told.returncode == 1
    assert "ZONE" in told.stderr
    assert "PRACTICE_PORT" in told.stderr


def started(folder: Path, *arguments: str) -> tuple["subprocess.Popen[str]", str]:
    """A practice room in a process of its own, and its address once it serves."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM_", "DATABASE_"))}
    environment = {**clean, "DATA_FOLDER": str(folder), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [*PYTHON, "practice", *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    address = ""
    while "đang chạy" not in (line := process.stdout.readline()):
        assert line, process.stderr and process.stderr.read()
        address = found[0] if (found := re.search(r"http://127\.0\.0\.1:\d+", line)) else address
    return process, address


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_one_signal_ends_everything(how: signal.Signals, tmp_path: Path) -> None:
    process, address = started(tmp_path, "--port", "18765")
    with process:
        process.send_signal(how)
        out, errors = process.communicate(timeout=40)
    assert process.returncode == 0, errors
    assert "Đã dừng" in out
    assert "Traceback" not in errors
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", int(address.rsplit(":", 1)[1]))) != 0


def test_a_port_that_is_taken_moves_to_the_next(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 18900))
        taken.listen()
        process, address = started(tmp_path, "--port", "18900")
        with process:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=40)
    assert address
    assert not address.endswith(":18900")


def test_an_empty_room_prints_the_owners_code(tmp_path: Path) -> None:
    process, _address = started(tmp_path, "--empty", "--port", "18950")
    with process:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=40)
    told = run(tmp_path, "owner", "--new-code", DATA_FOLDER=str(tmp_path / "practice"))
    assert re.search(r"/start o-[A-Za-z0-9_-]{22}", told.stdout)
    assert run(tmp_path, "check", DATA_FOLDER=str(tmp_path / "practice")).returncode == 0


def test_a_fresh_room_forgets_everything_and_a_restarted_one_nothing(tmp_path: Path) -> None:
    def rooms(*arguments: str) -> tuple[int, int]:
        """How many messages the owner sees, and how many updates the bot remembers, after one more start."""
        process, address = started(tmp_path, "--port", "19100", *arguments)
        with process:
            told = httpx.get(f"{address}/practice/api/chats/7001/messages", params={"person": 7001}, trust_env=False)
            httpx.post(f"{address}/practice/api/say", json={"person": 7001, "text": "điều 25"}, trust_env=False)
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=40)
        with contextlib.closing(Store.in_folder(tmp_path / "practice")) as store:
            return len(told.json()), store.read_now(lambda session: session.scalar(select(func.count(Inbox.id))) or 0)

    first, kept, fresh = rooms(), rooms(), rooms("--fresh")
    assert kept[0] > first[0]
    assert kept[1] >= first[1]
    assert fresh[0] <= first[0]
    assert fresh[1] <= kept[1]
