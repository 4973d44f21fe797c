"""How often what is read is right: one module a task, on any file of the task's format."""
