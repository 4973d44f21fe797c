"""What joins documents: organizations, cases and works, stated when a document first names them."""

from __future__ import annotations

from lines import Sheet, dcterms, g, ior, iorv, node, notion, rdf, rdfs, skos, text, whole
from world import Case, World


class Joined:
    """Puts each thing on the sheet once, with all that follows of it."""

    def __init__(self, world: World, sheet: Sheet) -> None:
        self._world, self._sheet = world, sheet
        self._organizations: set[int] = set()
        self._cases: set[int] = set()
        self._works: set[int] = set()
        self._pairs: set[tuple[int, int]] = set()

    def organization(self, number: int) -> str:
        """Give the node of an organization; at its first mention its labels are stated."""
        this = node("organization", str(number))
        if number not in self._organizations:
            self._organizations.add(number)
            say, name = self._sheet.say, self._world.organization(number)
            say(this, rdf.type, ior.Organization)
            say(this, rdfs.label, text(name))
            if number % 25 == 24:
                # Another spelling of an organization; it is no partner of cases.
                canonical = self.organization(number - 1)
                say(this, ior.mergedInto, canonical)
                say(this, ior.mergeReason, text(f"{name} is known by both names"))
            else:
                say(this, skos.prefLabel, text(name))
        return this

    def partner(self, number: int) -> int:
        """Give the number of the organization that an organization is merged into."""
        return number - 1 if number % 25 == 24 else number

    def work(self, number: int) -> str:
        """Give the node of a work, described at its first citation."""
        this = node("work", str(number))
        if number not in self._works:
            self._works.add(number)
            say, year = self._sheet.say, 1960 + number * 7 % 64
            say(this, rdf.type, ior.Work)
            say(this, ior.bibliographyKey, text(f"Work{number}"))
            say(this, rdfs.label, text(f"Author{number % 4001} ({year})"))
            say(this, dcterms.title, text(f"On {self._world.organization(number)}"))
            say(this, dcterms.creator, text(f"Author{number % 4001}, A."))
            say(this, ior.publicationYear, whole(year))
            say(this, ior.hasRecordStatus, iorv.Confirmed)
        return this

    def case(self, number: int) -> Case:
        """Give a case; at its first report what is known of it is stated."""
        case = self._world.case(number)
        if number not in self._cases:
            self._cases.add(number)
            self._sheet.begin(g.inferred)
            self._relationship(case)
        return case

    def _relationship(self, case: Case) -> None:
        this, say, concepts = node("relationship", str(case.number)), self._sheet.say, self._world
        say(this, rdfs.label, text(case.label))
        for identifier in (case.form.id, *concepts.concepts.ancestors(case.form.id)):
            say(this, ior.hasForm, notion(identifier))
            say(this, ior.hasKind, notion(identifier))
            twin = concepts.concepts[identifier].class_iri
            if twin is not None:
                say(this, rdf.type, str(twin))
        partners = sorted({self.partner(number) for number in case.partners})
        several = len(partners) > 2
        say(this, rdf.type, ior.MultipartyRelationship if several else ior.DyadicRelationship)
        say(this, ior.hasPartnerArity, notion("MultipartyArity" if several else "DyadicArity"))
        say(this, ior.partnerCount, whole(len(partners)))
        say(this, ior.startYear, whole(case.start))
        if case.end is not None:
            say(this, ior.endYear, whole(case.end))
            say(this, ior.hasStatus, iorv.Ended)
        nodes = [self.organization(number) for number in partners]
        for number, partner in zip(partners, nodes, strict=True):
            say(this, ior.hasPartner, partner)
            say(partner, ior.partnerIn, this)
            for other, its in zip(partners, nodes, strict=True):
                if other != number and (number, other) not in self._pairs:
                    self._pairs.add((number, other))
                    say(partner, ior.partnersWith, its)
