"""Concepts of the ontology in text."""
