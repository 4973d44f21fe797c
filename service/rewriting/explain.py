"""What the names of the rewritings mean, for those who ask how a query was evaluated."""

from __future__ import annotations

MEANINGS = {
    "order": "patterns are joined in the order that the counts of the graph suggest (LATERAL)",
    "distinct rows": "rows that repeat, and need not be told apart, are joined once (DISTINCT)",
    "counted rows": "rows that repeat are joined once and counted as often as they are (SUM)",
    "labels last": "groups are made before labels are looked up",
    "no repetitions": "COUNT (DISTINCT …) of what cannot repeat is counted as it is",
}
