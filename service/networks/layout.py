"""A place for every node, so that what is tied lies close: forces by particles on a mesh.

Nodes repel each other, links pull. The repulsion of all nodes is the convolution of their density
with that of one, which the fast Fourier transform gives for thousands of nodes at once (Hockney
and Eastwood, "Computer simulation using particles", 1988; forces after Fruchterman and Reingold,
1991).
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from .measures import Adjacency, Floats, Ints, distances

SEED = 7
PIVOTS = 24
COARSE, FINE = 96, 192
"""Cells along each side of the mesh, at first and at the end."""
ROUNDS, LAST = 140, 50
PULL_TO_CENTRE = 0.02
ATTRACTION = 20.0
HEAT = 0.12
DOTS = 600
"""Nodes beyond which they are not kept from lying on each other."""
CLOSEST = 27.0
ASPECT = 1.5
"""How much wider than high the whole becomes where there are many parts."""
SIDE = 1000.0
"""Places lie between 0 and this in one direction, and less far in the other."""


def places(graph: Adjacency, ends: Ints, weights: Ints) -> Floats:
    """Return the place of each node; equal networks give equal places."""
    if graph.size < 3:
        return np.array([[0.5, 0.5]] if graph.size == 1 else [[0.2, 0.5], [0.8, 0.5]]) * SIDE
    parts = components(graph)
    now = _first(graph)
    strength = 1.0 + np.log(weights.astype(float))
    mass = 1.0 + graph.degrees.astype(float)
    for turn in range(ROUNDS + LAST):
        cells = COARSE if turn < ROUNDS else FINE
        warmth = HEAT * np.sqrt(graph.size) * (1 - turn / (ROUNDS + LAST)) ** 2 + 0.02
        force = _repulsion(now, mass, cells)
        _add_attraction(force, now, ends, strength)
        force /= mass[:, None]
        force -= PULL_TO_CENTRE * now
        length = np.hypot(force[:, 0], force[:, 1])[:, None] + 1e-9
        now = now + force / length * np.minimum(length * 0.5, warmth)
    return _apart(_fitted(packed(now, parts)))


def _first(graph: Adjacency) -> Floats:
    """Place nodes by their distances to some of them (Brandes and Pich, "Pivot MDS", 2006)."""
    random = np.random.default_rng(SEED)
    size = graph.size
    pivots, far = [int(np.argmax(graph.degrees))], np.full(size, np.inf)
    columns = []
    for _ in range(min(PIVOTS, size)):
        found = distances(graph, pivots[-1]).astype(float)
        found[found < 0] = found.max() + 3
        columns.append(found)
        far = np.minimum(far, found)
        pivots.append(int(np.argmax(far)))
    squares = np.array(columns).T ** 2
    centred = squares - squares.mean(0) - squares.mean(1)[:, None] + squares.mean()
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    flat = centred @ axes[:2].T
    flat /= np.abs(flat).max(axis=0) + 1e-9
    start: Floats = (flat + random.normal(0, 0.15, (size, 2))) * np.sqrt(size)
    return start


def _repulsion(now: Floats, mass: Floats, cells: int) -> Floats:
    """Return how strongly each node is pushed by all others, mass times mass over distance."""
    low = now.min(axis=0)
    cell = float((now.max(axis=0) - low).max()) / (cells - 2) + 1e-9
    at = (now - low) / cell
    corner = at.astype(np.int64)
    within = at - corner
    nodes, shares = [], []
    for right, down in ((0, 0), (1, 0), (0, 1), (1, 1)):
        nodes.append((corner[:, 0] + right) * cells + corner[:, 1] + down)
        across = within[:, 0] if right else 1 - within[:, 0]
        shares.append(across * (within[:, 1] if down else 1 - within[:, 1]))
    density = np.bincount(
        np.concatenate(nodes),
        weights=np.concatenate([share * mass for share in shares]),
        minlength=cells * cells,
    ).reshape(cells, cells)
    whole = (2 * cells, 2 * cells)
    spectrum = np.fft.rfft2(density, whole)
    force = np.empty_like(now)
    for axis, kernel in enumerate(_kernels(cells)):
        field = np.fft.irfft2(spectrum * kernel, whole)[:cells, :cells].ravel()
        force[:, axis] = sum(f[n] * s for f, n, s in zip([field] * 4, nodes, shares, strict=True))
    return force * mass[:, None] / cell


@cache
def _kernels(cells: int) -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """Return the spectra of the push of one node, in both directions."""
    offsets = np.arange(2 * cells)
    offsets[offsets >= cells] -= 2 * cells
    across, down = np.meshgrid(offsets, offsets, indexing="ij")
    square = across**2 + down**2 + 0.5
    return np.fft.rfft2(across / square), np.fft.rfft2(down / square)


def _add_attraction(force: Floats, now: Floats, ends: Ints, strength: Floats) -> None:
    apart = now[ends[:, 1]] - now[ends[:, 0]]
    far = np.hypot(apart[:, 0], apart[:, 1])
    pull = apart * (strength * ATTRACTION * np.log1p(far) / (far + 1e-9))[:, None]
    size = len(now)
    for axis in (0, 1):
        force[:, axis] += np.bincount(ends[:, 0], weights=pull[:, axis], minlength=size)
        force[:, axis] -= np.bincount(ends[:, 1], weights=pull[:, axis], minlength=size)


def _fitted(now: Floats) -> Floats:
    low, high = now.min(axis=0), now.max(axis=0)
    found: Floats = (now - low) * (SIDE / max(float((high - low).max()), 1e-9))
    return found


def _apart(now: Floats) -> Floats:
    """Push nodes apart that lie on each other, a little at a time; of many, each is a mere dot."""
    size = len(now)
    if size > DOTS:
        return now
    least = min(CLOSEST, 0.3 * SIDE / np.sqrt(size))
    for _ in range(12):
        between = now[:, None] - now[None]
        gap = np.hypot(between[..., 0], between[..., 1])
        np.fill_diagonal(gap, np.inf)
        push = np.maximum(0.0, least - gap) / (gap + 1e-6) / 3
        now = now + (between * push[..., None]).sum(axis=1)
    return _fitted(now)


def components(graph: Adjacency) -> list[Ints]:
    """Return the nodes of each part in which every node can be reached, the largest part first."""
    left = np.ones(graph.size, bool)
    found = []
    for node in range(graph.size):
        if left[node]:
            part = np.flatnonzero(distances(graph, node) >= 0)
            left[part] = False
            found.append(part)
    return sorted(found, key=len, reverse=True)


def packed(now: Floats, parts: list[Ints]) -> Floats:
    """Put the largest part on top and the others in rows below it."""
    found = now.copy()
    gap = 0.6 * float(np.sqrt(np.prod(np.ptp(now[parts[0]], axis=0)) / len(parts[0]))) + 0.3
    areas = sum(float(np.prod(np.ptp(now[part], axis=0) + gap)) for part in parts)
    wide = max(float(np.ptp(now[parts[0], 0])) + gap, ASPECT * np.sqrt(areas))
    across, down, high = 0.0, 0.0, 0.0
    for part in parts:
        low, size = now[part].min(axis=0), np.ptp(now[part], axis=0) + gap
        if across and across + size[0] > wide:
            across, down, high = 0.0, down + high, 0.0
        found[part] = now[part] - low + (across, down)
        across, high = across + float(size[0]), max(high, float(size[1]))
    return found
