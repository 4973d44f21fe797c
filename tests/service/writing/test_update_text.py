"""Reading updates as operations: what is recognized, and what is not read for certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Store

from interorg.ingest.failure import BadQuery
from interorg.service.writing.order import Order
from interorg.service.writing.outcome import Protected
from interorg.service.writing.protection import OWN
from interorg.service.writing.touched import Touched
from interorg.service.writing.update_text import (
    UnreadableError,
    read_operations,
    unescape_iris,
)
from interorg.service.writing.updating import read_update

PREFIXES = f"PREFIX g: <{OWN}> PREFIX e: <http://e/> "


def test_every_operation_is_recognized_with_the_graphs_it_changes() -> None:
    text = """
    insert data { graph <a> { <x:s> <x:p> "GRAPH <b> {" } } ;
    DELETE DATA { <x:s> <x:p> 1 . GRAPH <b> { } } ; DELETE WHERE { GRAPH ?g { ?s ?p [] } } ;
    WITH <c> DELETE { ?s ?p ?o } INSERT { GRAPH <d> { ?s ?p ?o } } USING <e> USING NAMED <f>
      WHERE { { SELECT * WHERE { ?s ?p ?o } } } ;
    INSERT { } WHERE { } ; CLEAR SILENT ALL ; DROP GRAPH <g> ; CREATE SILENT GRAPH <h> ;
    ADD <i> TO <j> ; MOVE DEFAULT TO GRAPH <k> ; COPY GRAPH <l> TO DEFAULT ;
    """
    found = [
        (each.keyword, [token.text for token in each.changed]) for each in read_operations(text)
    ]
    assert found == [
        ("INSERT DATA", ["<a>"]),
        ("DELETE DATA", ["<b>"]),
        ("DELETE WHERE", ["?g"]),
        ("MODIFY", ["<d>"]),
        ("MODIFY", []),
        ("CLEAR", ["ALL"]),
        ("DROP", ["<g>"]),
        ("CREATE", ["<h>"]),
        ("ADD", ["<j>"]),
        ("MOVE", ["DEFAULT", "<k>"]),
        ("COPY", ["DEFAULT"]),
    ]


def test_triples_are_found_in_and_outside_of_graphs() -> None:
    (operation,) = read_operations(
        "INSERT DATA { <s> <p> 1 . GRAPH <a> { <s> <p> 2, 3 ; <q> [ <r> () ] . } . <s> <p> e:x. }"
    )
    assert operation.inserted == ("<s> <p> 1 ", "<s> <p> 2, 3 ; <q> [ <r> () ] ", "<s> <p> e:x")


@pytest.mark.parametrize(
    "text",
    [
        "insertdata { }",
        "CLEARSILENTALL",
        "INSERT { GRAPHe:x { ?s ?p ?o } } WHERE { }",
        "INSERT DATA { { <s> <p> 1 } }",
        "INSERT DATA { <s> <p> 1",
        "INSERT DATA { } INSERT DATA { }",
        "INSERT { } USING <a>",
        "WITH <a> INSERT DATA { }",
        "LOAD <a>",
        "SELECT * { }",
        "INSERT { } WHERE { FILTER(?a <1#> ?b) }",
    ],
)
def test_what_is_not_read_for_certain_is_not_read(text: str) -> None:
    with pytest.raises(UnreadableError, match="line 1, column"):
        read_operations(text)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { e:a e:b 1 }",
        "INSERT DATA { GRAPH g:meta { e:a e:b 1 } }",
        f"INSERT DATA {{ GRAPH <{OWN}document/x> {{ e:a e:b 1 }} }}",
        f"BASE <{OWN}> INSERT DATA {{ GRAPH <meta> {{ e:a e:b 1 }} }}",
        r"INSERT DATA { GRAPH <https://w3id.org/interorg/gr\u0061ph/meta> { e:a e:b 1 } }",
        "INSERT DATA { GRAPH g:a\\-b { e:a e:b 1 } }",
        "INSERT DATA { GRAPH e:mine { e:a e:b 1 } e:a e:b 2 }",
        "INSERT { GRAPH ?g { ?s ?p 1 } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "WITH g:inferred DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DELETE WHERE { ?s ?p ?o }",
        "DELETE WHERE { GRAPH g:concepts { ?s ?p ?o } }",
        "DELETE DATA { GRAPH g:concepts { e:a e:b 1 } }",
        "CLEAR ALL",
        "CLEAR DEFAULT",
        "DROP NAMED",
        "DROP GRAPH g:meta",
        "CREATE GRAPH g:mine",
        "COPY e:mine TO DEFAULT",
        "ADD e:mine TO g:meta",
        "MOVE g:meta TO e:mine",
        "INSERT DATA { GRAPH e:mine { e:a e:b 1 } } ; PREFIX e: <" + OWN + "> CLEAR GRAPH e:meta",
        "INSERT DATA { GRAPH e:mine { <http://e/#'> e:b 1 } GRAPH g:meta { e:a e:b 1 } }",
        "INSERT DATA { GRAPH e:mine { <http://e/\\u0041#> e:b 1 } GRAPH g:meta { e:a e:b 1 } }",
        "INSERT DATA { GRAPH e:mine { <http://e/#\\u0041> e:b 1 } GRAPH g:meta { e:a e:b 1 } }",
        "INSERT DATA { GRAPH e:mine { <1#> e:b 1 } GRAPH g:meta { e:a e:b 1 } }",
        "insertdata { graphg:meta { e:a e:b 1 } }",
        "INSERT DATA { graphg:meta { e:a e:b 1 } }",
        "clearsilentall",
        "INSERT { } WHERE { ?s <-#> ?o } ; DROP ALL",
    ],
)
def test_the_graphs_that_ingest_keeps_are_not_changed(update: str) -> None:
    order = Order("update", base="http://base/")
    with pytest.raises((Protected, BadQuery)) as refusal:
        read_update(order, PREFIXES + update, "union")
    assert "line 1, column" in refusal.value.message
    read_update(order, PREFIXES + update, "strict")


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { GRAPH e:mine { e:a e:b g:meta } }",
        "INSERT { GRAPH e:mine { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } FILTER(?o < 3) }",
        "WITH e:mine DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o . GRAPH g:meta { } }",
        "COPY g:concepts TO e:mine",
        "ADD DEFAULT TO e:mine",
        "DROP SILENT GRAPH e:mine",
        'INSERT DATA { GRAPH e:mine { e:a e:b \'CLEAR ALL\', """} ; DROP ALL""" } } # CLEAR ALL',
        "INSERT { } WHERE { ?s ?p ?o FILTER(?o<?p && ?p>1) }",
    ],
)
def test_other_graphs_may_be_changed_with_what_those_hold(update: str) -> None:
    assert read_update(Order("update"), PREFIXES + update, "union")


@given(st.text(alphabet="abc\\u0041<>#'\" /:{}", max_size=30))
def test_writing_out_escapes_keeps_what_an_update_says(text: str) -> None:
    update = f"INSERT DATA {{ <x:s> <x:p> <x:{text}> , '''{text}''' }}"
    before, after = Store(), Store()
    try:
        before.update(update)
    except SyntaxError:
        return
    after.update(unescape_iris(update))
    assert set(before) == set(after)


NODES = [f"<http://e/{name}>" for name in "abc"]
TRIPLE = st.tuples(*[st.sampled_from(NODES)] * 2, st.sampled_from([*NODES, '"x"', '"y"@en', "1"]))
GROUP = st.lists(TRIPLE.map(" ".join), max_size=3).map(" . ".join)
NAMED = st.tuples(st.sampled_from(NODES), GROUP).map(lambda g: f"GRAPH {g[0]} {{ {g[1]} }}")
PARTS = st.lists(
    st.one_of(GROUP.map(lambda group: f"{group} ." if group else ""), NAMED), max_size=3
)
QUADS = PARTS.map(" ".join)
OPERATION = st.one_of(
    QUADS.map(lambda quads: f"INSERT DATA {{ {quads} }}"),
    QUADS.map(lambda quads: f"DELETE DATA {{ {quads} }}"),
    st.just("INSERT { ?o ?p ?s . GRAPH ?s { ?s ?p 'new' } } WHERE { ?s ?p ?o }"),
    st.just("DELETE { ?s ?p ?o } INSERT { ?s <http://e/new> ?o } WHERE { ?s ?p ?o }"),
    st.just("WITH <http://e/a> DELETE { ?s ?p ?o } INSERT { ?s ?s ?o } WHERE { ?s ?p ?o }"),
    st.just("INSERT { ?s ?p ?g } USING NAMED <http://e/b> WHERE { GRAPH ?g { ?s ?p ?o } }"),
    st.just("DELETE WHERE { GRAPH ?g { ?s ?p 'x' } }"),
    st.just("COPY <http://e/a> TO <http://e/c>"),
    st.just("CLEAR SILENT GRAPH <http://e/b>"),
)


@given(QUADS, st.lists(OPERATION, min_size=1, max_size=4).map(" ;\n".join))
def test_an_update_does_what_the_engine_alone_does_and_knows_what_is_new(
    start: str, update: str
) -> None:
    ours, theirs = Store(), Store()
    for store in (ours, theirs):
        store.update(f"INSERT DATA {{ {start} }}")
        for node in NODES:
            store.add_graph(NamedNode(node[1:-1]))
    before = {(quad.predicate, quad.object) for quad in ours}
    theirs.update(update)
    touched = Touched()
    read_update(Order("update"), update, "strict").run(ours, touched)
    assert set(ours) == set(theirs)
    assert not touched.unknown
    assert {(quad.predicate, quad.object) for quad in ours} - before <= touched.pairs
