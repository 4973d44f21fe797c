"""The graph as a web API: JSON under /api, described by OpenAPI 3.1.

room         the addresses, made from the table of routes
manners      what every answer keeps to: JSON alone, tags, one state of the graph
routes       the table: what is asked, how, and what is given for it
filters      the parameters of lists, as the search understands them; those of views stand with them
cursors      where the next part of a list begins

lists        concepts, claims, cases, organizations, documents, as the index has them
things       one of them, as its page has it
views        comparison, map of gaps, contradictions, timeline, network
overview     what is in the graph

entries, *_shapes   what answers are made of
schemas       types as JSON Schema
description   all of it as an OpenAPI document
examples      an address of each route, for the page
"""
