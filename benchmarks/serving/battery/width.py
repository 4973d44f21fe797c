"""Much side by side: what a planner may try to order in every way."""

from __future__ import annotations

from collections.abc import Callable

from .judging import Case, asks, safe

GROUP = "width"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def many(count: int, make: Callable[[int], str], between: str = " ") -> str:
    return between.join(make(n) for n in range(count))


def where(text: str) -> str:
    return f"SELECT * {{ {text} }} LIMIT 5"


def cases() -> list[Case]:
    queries = {
        "200 OPTIONAL": where("?s ?p ?o " + many(200, lambda n: f"OPTIONAL {{ ?s ?p{n} ?o{n} }}")),
        "2,000 OPTIONAL": where(
            "?s ?p ?o " + many(2000, lambda n: f"OPTIONAL {{ ?s <http://a/{n}> ?o{n} }}")
        ),
        "60 unbound patterns": where(many(60, lambda n: f"?s{n} ?p{n} ?o{n} .")),
        "200 joined patterns": where(many(200, lambda n: f"?s{n} ?p{n} ?s{n + 1} .")),
        "40 patterns of one subject": where(many(40, lambda n: f"?s {TYPE} ?t{n} .")),
        "5,000 patterns": where(many(5000, lambda n: f"?s <http://a/{n}> ?o{n} .")),
        "2,000 UNION": where(many(2000, lambda n: f"{{ ?s <http://a/{n}> ?o }}", " UNION ")),
        "500 MINUS": where("?s ?p ?o " + many(500, lambda n: f"MINUS {{ ?s <http://a/{n}> ?o }}")),
        "500 sub-selects": where(many(500, lambda n: f"{{ SELECT ?s {{ ?s ?p{n} ?o{n} }} }}")),
        "1,000 BIND": where(many(1000, lambda n: f"BIND({n} AS ?x{n})")),
        "5,000 conditions": where(
            f"?s ?p ?o FILTER ({many(5000, lambda n: f'?o != {n}', ' && ')})"
        ),
        "5,000 choices": where(f"?s ?p ?o FILTER ({many(5000, lambda n: f'?o = {n}', ' || ')})"),
        "20,000 in a list": where(f"?s ?p ?o FILTER (?o IN ({many(20000, str, ', ')}))"),
        "3,000 path choices": where(f"?s {many(3000, lambda n: f'<http://a/{n}>', '|')} ?o"),
        "3,000 path steps": where(f"?s {many(3000, lambda n: f'<http://a/{n}>', '/')} ?o"),
        "3,000 sums": f"SELECT ({many(3000, str, ' + ')} AS ?x) {{}}",
        "2,000 columns": f"SELECT {many(2000, lambda n: f'?v{n}')} {{ ?s ?p ?o }} LIMIT 5",
        "1,000 computed columns": f"SELECT {many(1000, lambda n: f'({n} AS ?v{n})')} {{}}",
        "500 orders": f"SELECT * {{ ?s ?p ?o }} ORDER BY {many(500, lambda n: '?o')} LIMIT 5",
        "500 groups": f"SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o }} GROUP BY {'?p ' * 500}",
        "300 aggregates": (
            f"SELECT {many(300, lambda n: f'(COUNT(?s) AS ?n{n})')} {{ ?s {TYPE} ?o }}"
        ),
        "5,000 prefixes": many(5000, lambda n: f"PREFIX p{n}: <http://a/{n}>") + " ASK {}",
        "1,000 FROM": f"SELECT * {many(1000, lambda n: f'FROM <http://a/{n}>')} {{ ?s ?p ?o }}",
        "400 FILTER NOT EXISTS": where(
            "?s ?p ?o " + many(400, lambda n: f"FILTER NOT EXISTS {{ ?s <http://a/{n}> ?o }}")
        ),
        "a template of 2,000": (
            f"CONSTRUCT {{ {many(2000, lambda n: f'?s <http://a/{n}> ?o .')} }} "
            "WHERE { ?s ?p ?o } LIMIT 5"
        ),
        "2,000 to describe": f"DESCRIBE {many(2000, lambda n: f'<http://a/{n}>')}",
        "12 unions joined": where(many(12, lambda n: f"{{ ?a{n} ?p ?o }} UNION {{ ?b{n} ?p ?o }}")),
    }
    return [Case(GROUP, name, asks(query, safe)) for name, query in queries.items()]
