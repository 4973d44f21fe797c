"""Tables and pictures of counts as files for papers; nothing here knows the graph.

table   what CSV (spreadsheet) and LaTeX (latex, with booktabs) are written from
svg     a picture that grows, with looks of its own
columns, matrix, balance, outline    the kinds of picture
png     a picture as pixels; beside has that done in a process of its own
"""
