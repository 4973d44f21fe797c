"""The pictures, drawn without any other program: each module one kind, svg.py the pen."""
