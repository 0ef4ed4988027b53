"""The CAMEO root of an event, by its type and mode."""

from functools import cache

from waqai.tasks import lexicon


def cameo_root(kind: str, mode: str | None) -> str:
    """Two digits: of the mode where it has a root of its own, else of the type.

    Args:
        kind: one of PLOVER's sixteen types.
        mode: its mode, None where there is none.
    """
    return _of_modes().get((kind, mode)) or _of_types()[kind]


@cache
def _of_types() -> dict[str, str]:
    return {row["id"]: row["cameo"] for row in lexicon.rows("event_types")}


@cache
def _of_modes() -> dict[tuple[str, str], str]:
    return {(row["type"], row["mode"]): row["cameo"] for row in lexicon.rows("mode_roots")}
