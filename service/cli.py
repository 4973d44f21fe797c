"""The command line: each command parses, calls one function and prints what came of it."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from .options import address_options, full_text_option, store_option, timeout_option

if TYPE_CHECKING:
    from .build import Report

EXPORTS = "turtle ntriples nquads trig jsonld rdfxml graphml gexf csv".split()
ANSWERS = "table json xml csv tsv turtle ntriples nquads trig jsonld rdfxml".split()
# Listed here so that --help loads neither; a test holds them to what is there.


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(metadata.version("interorg"), prog_name="interorg")
def main() -> None:
    """A knowledge graph of how organizations work together, every fact with its sentence."""


@main.command()
@store_option
@address_options
@timeout_option
@full_text_option
def demo(store: Path, host: str, port: int, timeout: float, full_text: str) -> None:
    """Build the graph of the shipped corpus, or what changed of it, and serve it."""
    from interorg.corpus import FOLDER

    from .build import ingest
    from .progress import Bar
    from .serve import serve

    with Bar("Reading the corpus") as bar:
        report = ingest(
            [FOLDER / "cases", FOLDER / "literature"], store, progress=bar, exactly=True
        )
    print_refused(report)
    serve(host, port, {"STORE": store, "TIMEOUT": timeout, "FULL_TEXT": full_text})


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@store_option
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out files of this name.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what was read and what was not, as JSON.",
)
def ingest(
    paths: tuple[Path, ...], store: Path, exclude: tuple[str, ...], report_file: Path | None
) -> None:
    """Read documents, and folders of them, into the graph; those that changed are read again.

    What cannot be read is listed with its reason, and the exit code is then 1.
    """
    from .build import ingest as read
    from .progress import Bar

    with Bar("Reading") as bar:
        report = read(paths, store, exclude, bar)
    if report.generation:
        click.echo(
            f"Read {len(report.read)} documents ({report.unchanged} unchanged): "
            f"{report.sentences:,} sentences, {report.claims:,} claims, "
            f"{report.case_reports:,} case reports. Generation {report.generation} is served."
        )
    print_refused(report)
    if report_file:
        write(report_file, report.as_json().encode())
    missed = any(not refusal.skipped for refusal in report.refused)
    if missed or not (report.read or report.unchanged):
        sys.exit(1)


def print_refused(report: Report) -> None:
    """List what was not read, each with its reason."""
    if report.refused:
        click.echo(f"{len(report.refused)} not read:", err=True)
    for refusal in report.refused:
        click.echo(f"  {refusal.name}: {refusal.reason}", err=True)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@store_option
@click.option("--graph", metavar="IRI", help="Graph for triples; else the default graph.")
@click.option("--base", metavar="IRI", help="Base of relative IRIs; else the file's address.")
def load(files: tuple[Path, ...], store: Path, graph: str | None, base: str | None) -> None:
    """Load RDF files as they are; nothing is loaded when one of them has an error.

    Turtle, N-Triples, N-Quads, TriG, RDF/XML and JSON-LD by the file's ending. Graph names of quad
    formats are kept. The default graph of a new store holds only what was loaded into it.
    """
    from .load import load as load_files

    count = load_files(files, store, graph, base)
    click.echo(f"Loaded {count:,} statements into {store}.")


@main.command()
@store_option
@address_options
@timeout_option
@click.option(
    "--default-graph",
    type=click.Choice(["union", "strict"]),
    help="What queries without FROM see; else as the store was made.",
)
@full_text_option
def serve(
    store: Path, host: str, port: int, timeout: float, default_graph: str | None, full_text: str
) -> None:
    """Serve pages and a SPARQL endpoint."""
    from .serve import serve as run

    config = {
        "STORE": store,
        "TIMEOUT": timeout,
        "DEFAULT_GRAPH": default_graph,
        "FULL_TEXT": full_text,
    }
    run(host, port, config)


@main.command()
@click.argument("query")
@store_option
@click.option("--endpoint", metavar="URL", help="Ask a SPARQL endpoint instead of a store.")
@click.option(
    "--format",
    "form",
    type=click.Choice(ANSWERS),
    help="Else a table or TSV for rows, Turtle for triples.",
)
@timeout_option
def query(query: str, store: Path, endpoint: str | None, form: str | None, timeout: float) -> None:
    """Answer a SPARQL query: its text, the name of a file that holds it, or - for standard input.

    On a terminal rows are printed as a table, elsewhere as TSV.
    """
    from .ask import ask, ask_endpoint, read_text
    from .table import as_table

    text = read_text(query)
    table = form == "table" or (form is None and sys.stdout.isatty())
    name = None if table else form or "tsv"
    if endpoint:
        answer = ask_endpoint(endpoint, text, name, timeout)
    else:
        answer = ask(store, text, name, timeout)
    click.echo(as_table(answer) if table else answer.body, nl=table)


@main.command()
@click.argument("text")
@store_option
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
def search(text: str, store: Path, limit: int) -> None:
    """Search labels, names, titles and sentences."""
    from .search import search as find
    from .store import Store

    generation, held = Store.open(store).hold_current()
    with held:
        results = find(generation, text, size=limit)
    click.echo(f"{results.total:,} found")
    for hit in results.hits:
        snippet = "".join(part.text for part in hit.snippet)
        click.echo("\t".join((hit.kind, hit.title, snippet, hit.source, hit.id)))


@main.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(EXPORTS))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    help="File to write; else standard output.",
)
@store_option
def export(form: str, output: Path | None, store: Path) -> None:
    """Write the graph in another format.

    turtle ntriples nquads trig jsonld rdfxml: every statement; graphml gexf csv: nodes and edges.
    """
    from .exports import export as write_export
    from .store import Store

    opened = Store.open(store)
    target: BinaryIO | Path = sys.stdout.buffer
    if output is not None and str(output) != "-":
        target = output
    with opened.reading() as graph:
        counts = write_export(graph, form, target, mode=opened.mode)
    click.echo(f"Wrote {counts}.", err=True)


@main.command()
@click.argument("document")
@store_option
def remove(document: str, store: Path) -> None:
    """Remove a document, named by its key, and all that was read from it."""
    from .build import remove as drop

    generation = drop(document, store)
    click.echo(f"Removed {document}. Generation {generation} is served.")


@main.command()
@click.option("--no-reasoner", is_flag=True, help="Leave out the slow part, which needs Java.")
def check(no_reasoner: bool) -> None:
    """Check the ontology: structure, and with HermiT that it is consistent."""
    from interorg.ontology.check import report, run_checks

    findings = run_checks(reasoner=not no_reasoner)
    report(findings)
    if any(finding.severity == "error" for finding in findings):
        sys.exit(1)


@main.command()
@store_option
def stats(store: Path) -> None:
    """Count what the graph holds."""
    from .statistics import statistics
    from .table import table

    counted = statistics(store)
    click.echo(f"Generation {counted.generation}, {counted.mode} default graph\n")
    click.echo(table(["kind", "number"], counted.kinds) + "\n")
    click.echo(table(["graph", "statements"], counted.graphs))


def write(path: Path, content: bytes) -> None:
    """Write a file, or say why it cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise click.FileError(str(path), error.strerror) from error
