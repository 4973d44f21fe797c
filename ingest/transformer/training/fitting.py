"""How every body is tuned: lower layers more slowly, rates that rise and fall, averaged weights."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn


@dataclass(frozen=True)
class Schedule:
    """How long and how fast is learned."""

    epochs: int = 7
    batch: int = 24
    rate: float = 2e-4
    """Of the uppermost layer; each layer below learns at `decay` of the one above."""
    decay: float = 0.85
    head_rate: float = 5e-4
    warm: float = 0.1
    smoothing: float = 0.1
    """Share of the truth that is spread over all labels."""
    average_from: float = 0.6
    """Where, in the course of training, averaging of weights begins."""

    def steps(self, inputs: int) -> int:
        """Return how often weights are changed in all."""
        return math.ceil(inputs / self.batch) * self.epochs


def groups(head: Sequence[Any], body: Any, schedule: Schedule) -> list[dict[str, Any]]:
    """Return what is learned at which rate."""
    layers = list(body.encoder.layer)[::-1]
    rest = [held for held in body.embeddings.parameters() if held.requires_grad]
    return [
        {"params": list(head), "lr": schedule.head_rate},
        *(
            {"params": list(layer.parameters()), "lr": schedule.rate * schedule.decay**depth}
            for depth, layer in enumerate(layers)
        ),
        {"params": rest, "lr": schedule.rate * schedule.decay ** len(layers)},
    ]


def rates(optimizer: Any, schedule: Schedule, steps: int) -> Any:
    """Return rates that rise at first and fall to nearly nothing."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(1, (step + 1) / (schedule.warm * steps)) * max(0.02, 1 - step / steps),
    )


def batches(lengths: Sequence[int], size: int, shuffle: random.Random) -> Iterator[list[int]]:
    """Yield places of inputs in random batches whose members are of similar length."""
    order = list(range(len(lengths)))
    shuffle.shuffle(order)
    found: list[list[int]] = []
    for start in range(0, len(order), size * 12):
        near = sorted(order[start : start + size * 12], key=lambda i: lengths[i])
        found += [near[at : at + size] for at in range(0, len(near), size)]
    shuffle.shuffle(found)
    yield from found


class Average:
    """The moving average of a model's weights over its last steps."""

    SPAN = 20

    def __init__(self, model: nn.Module) -> None:
        self.model = model
        self.held: dict[str, Any] = {}
        self.count = 0

    def add(self) -> None:
        """Take the weights of now into the average."""
        self.count += 1
        share = 1 / min(self.count, self.SPAN)
        with torch.no_grad():
            for name, weight in self.model.named_parameters():
                if weight.requires_grad:
                    held = self.held.setdefault(name, weight.clone())
                    held += (weight - held) * share

    def put(self) -> None:
        """Give the model the averaged weights."""
        self.model.load_state_dict(self.held, strict=False)


def tune(
    model: Any,
    lengths: Sequence[int],
    loss_of: Callable[[Sequence[int]], Any],
    schedule: Schedule,
    seed: int,
    report: Callable[[str], None],
) -> None:
    """Lower the loss, which is asked for places of inputs, and leave the model averaged weights.

    The model has a `body` of the base model and a `head`: what is learned besides.
    """
    shuffle = random.Random(seed)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    model.train()
    optimizer = torch.optim.AdamW(groups(model.head, model.body, schedule), weight_decay=0.01)
    steps = schedule.steps(len(lengths))
    falling = rates(optimizer, schedule, steps)
    average = Average(model)
    for epoch in range(schedule.epochs):
        total = 0.0
        for chosen in batches(lengths, schedule.batch, shuffle):
            loss = loss_of(chosen)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            falling.step()
            optimizer.zero_grad()
            total += loss.item() * len(chosen)
            if falling.last_epoch > steps * schedule.average_from and falling.last_epoch % 5 == 0:
                average.add()
        report(f"seed {seed}, epoch {epoch + 1} of {schedule.epochs}: {total / len(lengths):.3f}")
    average.put()
    model.eval()
