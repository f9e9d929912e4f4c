"""Many briefs in one run, one outcome each, on this machine's cores or on a Dask cluster."""

from __future__ import annotations

from briefing.batch.items import Grouping, Item, find_items
from briefing.batch.manifest import MANIFEST, Manifest
from briefing.batch.run import Batch, Tally, run_batch
from briefing.batch.summary import write_summary
from briefing.batch.work import Limits

__all__ = [
    "MANIFEST",
    "Batch",
    "Grouping",
    "Item",
    "Limits",
    "Manifest",
    "Tally",
    "find_items",
    "run_batch",
    "write_summary",
]
