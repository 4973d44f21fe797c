"""Training of the network that marks names, from data outside the project.

```
companies, facts, prose ──teachers──▶ silver ──▶ examples ──▶ learning ──▶ names.npz
```
"""
