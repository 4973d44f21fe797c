"""Cases of organizations working together, as documents report them."""
