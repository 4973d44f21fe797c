"""The folder that holds a graph: its writer, its published generations, what is locked."""
