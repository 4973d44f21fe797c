"""Look every external term up in its vocabulary's own file and write evidence.tsv anew.

    python -m interorg.ontology.alignment.verify FOLDER [QUERY.rq ...]

FOLDER holds the packages, unpacked in any way:
  from npm: @vocabulary/ bibo dcterms foaf frbr oa org owl prov rdf rdfs schema sh skos time vann
            vs xsd, all of major version 1 (npm install --ignore-scripts into FOLDER does it);
  from PyPI: the source package of oc-lode 2.1.0, whose tests carry CiTO.
QUERY.rq are further queries whose terms are wanted: those of the export profiles,
service/queries/profile_*.rq. Of them, what unverified.ttl names may be missing.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from ..files import OntologyError
from .evidence import Evidence, read_unverified, write_evidence
from .names import named_in_query, named_in_release
from .vocabularies import VOCABULARIES, Definitions, packages


def verify(folder: Path, queries: Iterable[Path] = ()) -> tuple[list[Evidence], list[str]]:
    """Give the evidence that the packages in a folder hold, and the terms that should have some.

    Raise OntologyError where a package is missing.
    """
    wanted = set(named_in_release())
    excused = read_unverified() - wanted
    for path in queries:
        wanted |= named_in_query(path.read_text("utf-8")) - excused
    found = packages(folder)
    sources = [Definitions(vocabulary, found) for vocabulary in VOCABULARIES]
    evidence = [e for term in sorted(wanted) if (e := _evidence(term, sources)) is not None]
    return evidence, sorted(wanted - {e.term for e in evidence})


def _evidence(term: str, sources: Iterable[Definitions]) -> Evidence | None:
    for source in sources:
        vocabulary, package = source.vocabulary, source.package
        if term.startswith(vocabulary.namespace) and (kind := source.kind(term)):
            return Evidence(
                term,
                kind,
                vocabulary.prefix,
                package.name,
                package.version,
                vocabulary.file,
                source.sha256,
            )
    return None


def main(arguments: list[str]) -> int:
    """Write evidence.tsv; return 1 where something is missing."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    folder, *queries = map(Path, arguments)
    try:
        evidence, missing = verify(folder, queries)
    except OntologyError as error:
        print(error, file=sys.stderr)
        return 1
    write_evidence(evidence)
    print(f"{len(evidence)} terms found in {len({e.sha256 for e in evidence})} files.")
    for term in missing:
        print(f"{term} is named but defined in none of the files.", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
