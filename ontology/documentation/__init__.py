"""The ontology explained page by page, as files or served; drawn and written by this package alone.

glossary, axioms, usage, elsewhere, history   what there is to say about terms
proof, examples, gates, figures               that it works, shown
term_page, module_page, site                  what stands on which page
diagrams/                                     the pictures
addresses, rendering, markdown, templates/    how pages are written and linked
folder                                        all of it as files
"""
