"""What a query passes before the engine sees it."""
