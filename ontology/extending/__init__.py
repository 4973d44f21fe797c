"""Adding to the ontology: new concepts and labels, in a module of one's own or in ours.

drafts         a concept as someone wants it
faults         what is wrong with a draft, all at once
wording        what is wrong with its words, and what could be better
module_check   what is wrong with a whole module
turtle_text    Turtle as text: blocks that can be found and changed while the rest stays
module_text    a module's text with concepts added or changed
module_files   modules as files, and where a concept belongs
sheet          drafts as a table that opens in spreadsheet programs
changes        what a sheet changes, and what of it cannot be done
"""
