"""A store kept over the years: backups, restoring, upgrades."""
