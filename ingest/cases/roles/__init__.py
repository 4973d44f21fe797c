"""A trained reader of cases: which names around a word such as "alliance" are its partners."""
