"""Records as strange as they come."""

from __future__ import annotations

from hypothesis import strategies as st

from interorg.service.citations import Name, Record

ODD = "aZ é漢字\U0001f600 {}\\%&#$_~^'`\"<>,;:.-–@=*\n\t\x00\u202e"
TEXTS = st.text(st.sampled_from(ODD), max_size=30) | st.text(max_size=20)
NAMES = st.builds(Name, TEXTS.filter(str.strip), TEXTS)
DATES = st.sampled_from(["", "1998", "1998-03", "1998-03-04", "n.d.", "19980304", "1998-13-99"])
KINDS = ("article", "book", "chapter", "report", "document", "entry", "dataset")
RECORDS = st.builds(
    Record,
    kind=st.sampled_from(KINDS),
    key=TEXTS,
    title=TEXTS,
    address=st.sampled_from(["", "https://example.org/id/claim/0?a=1&b={2}#x%20y_z~"]),
    authors=st.lists(NAMES, max_size=25).map(tuple),
    editors=st.lists(NAMES, max_size=3).map(tuple),
    date=DATES,
    container=TEXTS,
    publisher=TEXTS,
    volume=TEXTS,
    number=TEXTS,
    pages=st.sampled_from(["", "7", "491–512", "491-512", "A1–A9"]),
    doi=st.sampled_from(["", "10.5465/amr.1998.926623", "10.1002/(SICI)1<1::AID-X>3.0.CO;2-#"]),
    language=st.sampled_from(["", "en"]),
    rights=TEXTS,
    version=TEXTS,
    note=TEXTS,
)
