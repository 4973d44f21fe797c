"""What every network that is taught stands on: the base model, whose vectors of words stay."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import AutoModel

from ..pieces import padded


class Body(nn.Module):  # type: ignore[misc]
    """The base model; what a task learns besides is its head."""

    def __init__(self, base: Path, attention: str = "eager") -> None:
        """Read a base model; files are smaller where `attention` is spelled out (`eager`)."""
        super().__init__()
        self.body = AutoModel.from_pretrained(base, attn_implementation=attention)
        self.words.requires_grad_(False)
        self.dropout = nn.Dropout(0.1)

    @property
    def words(self) -> Any:
        """The vectors of word pieces, a row each."""
        return self.body.embeddings.word_embeddings.weight

    @property
    def length(self) -> int:
        """How long a vector is."""
        return int(self.body.config.hidden_size)

    @property
    def head(self) -> list[Any]:
        """Return what is learned besides the body."""
        return [held for name, held in self.named_parameters() if not name.startswith("body.")]

    def vectors(self, ids: Any) -> Any:
        """Return the vectors of pieces."""
        return self.body.embeddings.word_embeddings(ids)

    def states(self, vectors: Any, mask: Any) -> Any:
        """Return what the body makes of each piece in its sentence."""
        return self.body(inputs_embeds=vectors, attention_mask=mask).last_hidden_state


class MarkedBody(Body):
    """A body whose input holds marks of its own, which have learned vectors."""

    def __init__(self, base: Path, marks: Sequence[int]) -> None:
        """Read a base model; `marks` are pieces of no text, numbers that follow each other."""
        super().__init__(base)
        self.first_mark = marks[0]
        self.marks = nn.Parameter(torch.zeros(len(marks), self.length))

    def start_marks(self, vectors: Any) -> None:
        """Give the marks the vectors that learning starts from."""
        with torch.no_grad():
            self.marks.copy_(vectors)

    def vectors(self, ids: Any) -> Any:
        """Return the vectors of pieces, with those of the marks in their places."""
        place = ids - self.first_mark
        last = len(self.marks) - 1
        own = (place >= 0) & (place <= last)
        return torch.where(own[..., None], self.marks[place.clamp(0, last)], super().vectors(ids))


def means(states: Any, mask: Any) -> Any:
    """Return the mean of the states of each text, without what fills it up."""
    return (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)


def filled(rows: Sequence[Sequence[int]]) -> tuple[Any, Any]:
    """Return the pieces of several texts, filled up, and a mask of them."""
    ids, mask = padded(rows)
    return torch.from_numpy(ids), torch.from_numpy(mask)
