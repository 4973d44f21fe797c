"""What is asked of a network; read by the process that makes it too, so it loads little."""

from __future__ import annotations

from dataclasses import dataclass

SIZES = (250, 500, 1000, 2500, 5000)
"""How many nodes may be asked for; any number up to the last will do."""
DEFAULT_SIZE = 1000
DEPTHS = (1, 2)
HEAVIEST = 1_000_000


@dataclass(frozen=True)
class Asked:
    """One network, with what it is confined to."""

    view: str
    form: str = ""
    """The id of a form, such as JointVenture."""
    forms: tuple[str, ...] = ()
    """The IRIs of that form and of all narrower ones."""
    first: int | None = None
    last: int | None = None
    weight: int = 1
    """The least weight of a tie."""
    component: bool = False
    """Only the largest part in which every node can be reached."""
    around: str = ""
    """The id or the name of the node whose surroundings are wanted."""
    depth: int = 1
    most: int = DEFAULT_SIZE

    def parameters(self, **changed: str | int | None) -> dict[str, str]:
        """Return the parameters of an address that asks for this; what is usual is left out."""
        plain = {
            "view": self.view,
            "form": self.form,
            "from": self.first,
            "to": self.last,
            "weight": None if self.weight == 1 else self.weight,
            "component": 1 if self.component else None,
            "around": self.around,
            "depth": None if self.depth == 1 or not self.around else self.depth,
            "most": None if self.most == DEFAULT_SIZE else self.most,
        } | changed
        return {name: str(value) for name, value in plain.items() if value not in (None, "")}
