"""One Settings object: every choice a user can make, read from the environment (prefix WAQAI_) or a .env file."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[1]


class Settings(BaseSettings):
    """Settings of a run.  Fields are described beside themselves; ``WAQAI_HOME`` sets ``home``, and so on."""

    model_config = SettingsConfigDict(env_prefix="WAQAI_", env_file=".env", extra="ignore")

    home: str = Field("data", description="folder, or address of an object store, that holds lake/ and waqai.duckdb")
    inputs: str = Field("", description="inputs of a run that names none, separated by blanks")
    lexicon: Path | None = Field(None, description="folder of CSV files whose rows add to those of seeds/lexicon")
    morphology_db: Path | None = Field(None, description="a camel-tools .db to use instead of the other sources")
    cache: Path = Field(Path.home() / ".cache" / "waqai", description="folder for the morphology database and analysed words")
    neural: bool = Field(False, description="tag with camel-tools' neural models, where the extra `neural` and their data are installed")
    batch_bytes: int = Field(250_000, ge=1, description="about how much text one Parquet part holds")
    max_text_bytes: int = Field(2_000_000, ge=1, description="longest text taken in")
    min_words: int = Field(5, ge=1, description="shortest text taken in, in Arabic words")
    fetch_seconds: float = Field(30, gt=0, description="longest that a web address may take to answer, in seconds")
    fetch_bytes: int = Field(20_000_000, ge=1, description="most that is fetched from one web address")
    fetch_delay: float = Field(1.0, ge=0, description="seconds between two requests to a host; a robots.txt may ask for more")
    fetch_redirects: int = Field(5, ge=0, description="redirects that are followed")
    runner: Literal["inprocess", "pool", "dask"] = Field("inprocess", description="where batches run")
    workers: int = Field(2, ge=1, description="workers of the process pool, or of the Dask cluster that a run starts itself")
    dask_scheduler: str | None = Field(None, description="address of a Dask scheduler (tcp://...) to use instead of a cluster of the run's own")
    log: Literal["text", "json"] = Field("text", description="form of the logs: lines for people, or one JSON object a line")
    reject_limit: float = Field(0.2, ge=0, le=1, description="share of refused inputs from which a run raises the alarm")
    webhook: str | None = Field(None, description="address to which alarms are posted as JSON, beside the log")


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
