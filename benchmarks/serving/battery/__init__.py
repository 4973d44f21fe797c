"""Hostile requests by group: each module lists its cases, and each case says what went wrong."""
