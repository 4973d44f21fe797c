"""The commands, one file for each family; heavy imports are made when a command runs."""

from .asking import query, search, stats
from .checking import check
from .evaluating import evaluate
from .exporting import export
from .naming import link_ror, names
from .ontology import ontology
from .reading import ingest, load, remove
from .serving import demo, serve
from .storing import backup, restore, upgrade

COMMANDS = (
    demo,
    ingest,
    load,
    remove,
    backup,
    restore,
    upgrade,
    names,
    link_ror,
    serve,
    query,
    search,
    stats,
    export,
    check,
    evaluate,
    ontology,
)
