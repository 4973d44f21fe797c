"""All settings of the service, from file, environment and options."""
