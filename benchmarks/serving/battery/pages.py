"""Pages for people: scripts in every place that is shown again, and numbers that are none."""

from __future__ import annotations

from urllib.parse import quote

from .exchange import Response, Server
from .judging import Case, Raw, safe, sends

GROUP = "pages"
SCRIPT = "<script>alert(1)</script>"
HTML = "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"
PLACES = (
    "/search?q={}",
    "/search?q=trust&kind={}",
    "/search?q=trust&page={}",
    "/query?query={}",
    "/concept/{}",
    "/id/document/{}",
    "/id/organization/{}",
    "/id/{}",
    "/document/{}",
    "/{}",
    "/about?{}",
    "/sparql?query={}",
)
TEXTS = {
    "a script": SCRIPT,
    "a script out of an attribute": f'">{SCRIPT}',
    "a script in single quotes": "'onmouseover='alert(1)",
    "a template": "{{7*7}}${7*7}#{7*7}<%=7*7%>",
}
ODD = {
    "a page below zero": "/search?q=trust&page=-1",
    "a page of 30 digits": "/search?q=trust&page=" + "9" * 30,
    "a page of words": "/search?q=trust&page=two",
    "a limit of 10^12": "/search?q=trust&limit=1000000000000",
    "a format that is none": "/search?q=trust&format=exe",
    "a search of 7,000 letters": "/search?q=" + "a" * 7000,
    "a search of 700 words": "/search?q=" + "trust%20" * 700,
    "a search of wild cards": "/search?q=**%20?%20~9%20AND%20OR%20(((%20%22",
    "a search of a range": "/search?q=%5B*%20TO%20*%5D",
    "a search of a NUL": "/search?q=%00",
    "a search of no text": "/search?q=%FF%FE",
    "a search of emoji": "/search?q=" + quote("🤝" * 100),
    "a search of marks": "/search?q=" + quote("e" + "\u0301" * 500),
    "a name of no text": "/concept/%FF%FE",
    "a name of 5,000 letters": "/concept/" + "a" * 5000,
    "a name of dots": "/concept/%2e%2e",
    "a name of spaces": "/concept/%20%20",
    "a name with a break": "/concept/a%0d%0aX-Evil:%20b",
    "many slashes": "/" + "/" * 300,
    "a redirect elsewhere": "//example.org/%2e%2e",
    "a back slash": "/%5cexample.org",
}


def unharmed(answer: Response) -> str:
    """Want no status of 5xx but 503, nothing of a script, no way elsewhere."""
    kind = answer.header("content-type")
    if SCRIPT.encode() in answer.body and ("html" in kind or not kind):
        return "the script was sent back as it came"
    if b"'onmouseover='alert(1)" in answer.body and "html" in kind:
        return "the attribute was sent back as it came"
    if b"49$" in answer.body:
        return "the template was filled in"
    if any(name == "x-evil" for name, _ in answer.headers):
        return "a header of the request's own was sent back"
    location = answer.header("location")
    if location.startswith(("//", "/\\", "http://example.org", "https://example.org")):
        return f"a redirect to {location}"
    return safe(answer)


def page(target: str) -> Raw:
    def raw(server: Server) -> bytes:
        return server.head("GET", target.replace("/sparql", server.path), HTML)

    return raw


def cases() -> list[Case]:
    found = [
        Case(GROUP, f"{name} in {place}", sends(page(place.format(quote(text))), unharmed))
        for place in PLACES
        for name, text in TEXTS.items()
        if name == "a script" or place.startswith(("/search?q={}", "/query", "/{}"))
    ]
    return found + [Case(GROUP, name, sends(page(to), unharmed)) for name, to in ODD.items()]
