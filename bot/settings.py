"""What a deployment decides: read from the environment and from a file `.env` beside where the bot is started."""

from functools import cached_property
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PUBLIC_API = "https://api.telegram.org"
PRACTICE_MARK = ":practice"
"""How the token of a practice room ends; Telegram gives no such token."""


class Settings(BaseSettings):
    """Each field is an environment variable of the same name in capitals; `.env.example` explains them all."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    telegram_bot_token: SecretStr | None = None
    telegram_proxy: str | None = None
    telegram_base_url: str = PUBLIC_API
    telegram_connections: Annotated[int, Field(ge=1, le=1024)] = 64

    database_url: SecretStr | None = None
    data_folder: Path = Path("data")
    zone: str = "Asia/Ho_Chi_Minh"
    log_level: str = "INFO"

    practice_port: Annotated[int, Field(ge=1, le=65535)] = 8765

    pace_overall: Annotated[float, Field(gt=0)] = 30.0
    pace_broadcast: Annotated[float, Field(gt=0)] = 20.0
    pace_private_seconds: Annotated[float, Field(ge=0)] = 1.0
    pace_group_minute: Annotated[int, Field(ge=6)] = 15

    tick_seconds: Annotated[float, Field(gt=0)] = 20.0
    inbox_keep_days: Annotated[int, Field(ge=1)] = 14
    question_keep_days: Annotated[int, Field(ge=1)] = 90

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"no such time zone: {name}") from error
        return name

    @field_validator("telegram_base_url")
    @classmethod
    def _no_slash(cls, url: str) -> str:
        return url.rstrip("/")

    @property
    def token(self) -> str | None:
        """The bot's token in the clear; never logged."""
        return self.telegram_bot_token.get_secret_value() if self.telegram_bot_token else None

    @property
    def in_practice(self) -> bool:
        """Whether the bot talks to a practice room, whose clock may jump."""
        return self.token is not None and self.token.endswith(PRACTICE_MARK)

    @cached_property
    def time_zone(self) -> ZoneInfo:
        """The zone in which times are shown and read."""
        return ZoneInfo(self.zone)
