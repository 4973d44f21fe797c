"""A query as a command or a program that asks it: each a function from endpoint and query to text.

What is quoted is quoted by the rules of the language, whatever the query holds.
"""

from __future__ import annotations

import json
import shlex

from .size import form_of

JSON = "application/sparql-results+json"


def curl(endpoint: str, query: str) -> str:
    """A command for the shell; rows come as CSV, triples as Turtle."""
    return (
        f"curl --fail-with-body {shlex.quote(endpoint)} \\\n"
        f"  --header {shlex.quote(f'Accept: {accept(query)}')} \\\n"
        f"  --data-urlencode {shlex.quote(f'query={query}')}\n"
    )


def sparqlwrapper(endpoint: str, query: str) -> str:
    """A Python program with SPARQLWrapper."""
    form = form_of(query)
    # SPARQLWrapper guesses the form, and takes words of a comment for it.
    named = form.upper if form else None
    if triples(query):
        end = "TURTLE"
        show = 'print(client.query().convert().decode("utf-8"))\n'
    else:
        end = "JSON"
        show = (
            "answer = client.query().convert()\n"
            'if "boolean" in answer:\n'
            '    print(answer["boolean"])\n'
            "else:\n"
            '    for row in answer["results"]["bindings"]:\n'
            '        print({name: term["value"] for name, term in row.items()})\n'
        )
    names = ", ".join(sorted(filter(None, (end, "POST", named)))) + ", SPARQLWrapper"
    return (
        f"from SPARQLWrapper import {names}\n\n"
        f"query = {python_text(query)}\n"
        f"client = SPARQLWrapper({endpoint!r})\n"
        "client.setMethod(POST)\n"
        "client.setQuery(query)\n"
        f"{f'client.queryType = {named}{chr(10)}' if named else ''}"
        f"client.setReturnFormat({end})\n"
        f"{show}"
    )


def requests(endpoint: str, query: str) -> str:
    """A Python program with requests; rows come as CSV."""
    return (
        "import requests\n\n"
        f"query = {python_text(query)}\n"
        "answer = requests.post(\n"
        f"    {endpoint!r},\n"
        '    data={"query": query},\n'
        f'    headers={{"Accept": "{accept(query)}"}},\n'
        "    timeout=60,\n"
        ")\n"
        "answer.raise_for_status()\n"
        'answer.encoding = "utf-8"\n'
        "print(answer.text)\n"
    )


def r(endpoint: str, query: str) -> str:
    """An R program with httr2; rows come as a data frame."""
    if triples(query):
        # A graph without triples has no text at all, which httr2 refuses to give.
        read = "if (length(answer$body)) cat(resp_body_string(answer))\n"
    elif asks(query):
        read = "print(resp_body_json(answer)$boolean)\n"
    else:
        read = (
            'result <- read.csv(text = resp_body_string(answer), na.strings = "")\nprint(result)\n'
        )
    return (
        "library(httr2)\n\n"
        f"query <- {r_text(query)}\n"
        f"answer <- request({r_text(endpoint)}) |>\n"
        f"  req_headers(Accept = {r_text(accept(query))}) |>\n"
        "  req_body_form(query = query) |>\n"
        "  req_perform()\n"
        f"{read}"
    )


SAMPLES = {
    "curl": curl,
    "Python (SPARQLWrapper)": sparqlwrapper,
    "Python (requests)": requests,
    "R (httr2)": r,
}


def samples(endpoint: str, query: str) -> dict[str, str]:
    """Return a query in every way that it can be asked here, by the name of the way."""
    return {name: write(endpoint, query) for name, write in SAMPLES.items()}


def triples(query: str) -> bool:
    """Tell whether the answer is a graph, from the word that the query begins with."""
    form = form_of(query)
    return form is not None and form.upper in ("CONSTRUCT", "DESCRIBE")


def asks(query: str) -> bool:
    """Tell whether the answer is yes or no."""
    form = form_of(query)
    return form is not None and form.upper == "ASK"


def accept(query: str) -> str:
    """Return the media type to ask for: of rows CSV, of a graph Turtle."""
    return "text/turtle" if triples(query) else JSON if asks(query) else "text/csv"


def python_text(text: str) -> str:
    """Write a text as Python; over several lines where nothing in it hinders that.

    >>> python_text("ASK {}")
    "'ASK {}'"
    """
    plain = "\\" not in text and '"""' not in text and not text.endswith('"')
    if "\n" in text and plain and all(c == "\n" or c.isprintable() for c in text):
        return f'"""{text}"""' if not text.startswith('"') else repr(text)
    return repr(text)


def r_text(text: str) -> str:
    """Write a text as R: as it stands where it has several lines, else with escapes like JSON's.

    >>> r_text("ASK {}")
    '"ASK {}"'
    >>> print(r_text("é"))
    "\\U{e9}"
    """
    if not text.isascii():
        # R reads a script in the encoding of the locale; escapes mean the same in all.
        return '"' + "".join(map(_r_sign, text)) + '"'
    if "\n" in text and ')---"' not in text and all(c == "\n" or c.isprintable() for c in text):
        return f'r"---({text})---"'
    return json.dumps(text)


def _r_sign(sign: str) -> str:
    if not sign.isascii():
        return f"\\U{{{ord(sign):x}}}"
    return sign if sign == "\n" else json.dumps(sign)[1:-1]
