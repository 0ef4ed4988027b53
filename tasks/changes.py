"""What a backfill changed: mentions added, gone and altered, batch by batch."""

from dataclasses import dataclass, field

import duckdb
import pyarrow as pa
from waqai.tasks import schema
from waqai.tasks.lake import Entry, Lake

EXAMPLES = 3


@dataclass(slots=True)
class Change:
    """Mentions of one table: how many were added, gone, altered, and some of each as (what, mention_id, surface, columns that differ)."""

    added: int = 0
    gone: int = 0
    altered: int = 0
    examples: list[tuple[str, str, str, str]] = field(default_factory=list)

    def note(self, what: str, mention_id: str, surface: str, columns: str) -> None:
        """Count a row, and keep it where it is among the first of its sort."""
        setattr(self, what, getattr(self, what) + 1)
        if sum(example[0] == what for example in self.examples) < EXAMPLES:
            self.examples.append((what, mention_id, surface, columns))


def compare(lake: Lake, pairs: list[tuple[Entry, Entry]]) -> dict[str, Change]:
    """Changes by table between the mentions of batches before and after; tables without any are left out.

    Args:
        lake: where the parts are.
        pairs: of each batch the extract entry before and the one after.
    """
    changes = {name: Change() for name in schema.MENTIONS}
    for before, after in pairs:
        for name, change in changes.items():
            for found in _differing(lake.read(before, name), lake.read(after, name)):
                change.note(*found)
    return {name: change for name, change in changes.items() if change.examples}


def _differing(old: pa.Table, new: pa.Table) -> list[tuple[str, str, str, str]]:
    if old.equals(new):
        return []
    shared = [name for name in new.column_names if name in old.column_names]
    with duckdb.connect() as con:
        con.register("_old", old.select(shared))
        con.register("_new", new.select(shared))
        differing = " || ".join(f"""case when o."{name}" is distinct from n."{name}" then ' {name}' else '' end""" for name in shared)
        return con.execute(f"""
            select case when o.mention_id is null then 'added' when n.mention_id is null then 'gone' else 'altered' end as what,
                coalesce(n.mention_id, o.mention_id) as id, coalesce(n.surface, o.surface) as surface,
                case when o.mention_id is null or n.mention_id is null then '' else trim({differing}) end as columns
            from _old as o full join _new as n using (mention_id)
            where o.mention_id is null or n.mention_id is null or {differing} <> ''
            order by what, id""").fetchall()
