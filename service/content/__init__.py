"""What the graph says, read for pages, API and exports."""
