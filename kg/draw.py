"""Draws networks as pictures: flows in layers from left to right, and who shares what as a matrix."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Curve

from kg.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import networkx as nx
    from matplotlib.axes import Axes

ACTION_COLOURS = {
    "collect": "#4c78a8",
    "use": "#72b7b2",
    "share": "#e8883a",
    "sell": "#c8373d",
    "retain": "#8d7bb8",
}
_KIND_COLOURS = {"organization": "#e8ecf2", "data": "#eef5ea", "recipient": "#fdeedd", "purpose": "#e6f3f2"}
_MARKS = {"collect": "o", "share": "^", "sell": "X"}
MOST = 24
"""Nodes drawn in a layer; more cannot be told apart. The most frequent are kept, and the others are left out."""
MOST_ROWS, MOST_COLUMNS = 32, 40


def organization_flows(network: nx.MultiDiGraph, path: Path) -> None:
    """Draws which data the organizations of a network handle, and from there to whom and what for it goes."""
    kinds = network.nodes(data="kind")
    sources = [node for node in network if kinds[node] == "organization" and network.out_degree(node)]
    flows = [node for node in sources if any(kinds[end] == "data" for end in network.successors(node))]
    if not flows:
        raise BadInput(
            "nothing to draw: no flow of data is stated", where=str(path), hint="kg stats tells what there is"
        )
    data = _most_frequent(network, {end for node in flows for end in network.successors(node)})
    ends = {end for node in data for end in network.successors(node)}
    recipients = _most_frequent(network, {end for end in ends if kinds[end] != "purpose"})
    purposes = _most_frequent(network, {end for end in ends if kinds[end] == "purpose"})
    names = ", ".join(network.nodes[node]["label"] for node in flows[:3])
    layered(
        network, [flows, data, [*recipients, *purposes]], path, title=f"{names}: what its policy says it does with data"
    )


def layered(network: nx.MultiDiGraph, layers: Sequence[Sequence[str]], path: Path, *, title: str) -> None:
    """Draws layers of nodes from left to right, joined by curves in the colour of their action."""
    layers = _untangled(network, layers)
    rows = max(len(layer) for layer in layers)
    figure = Figure(figsize=(3.8 * len(layers), max(3.0, 0.36 * rows + 1.4)), layout="constrained")
    axes = figure.add_subplot()
    axes.set(xlim=(-0.2, len(layers) - 0.95), ylim=(rows - 0.4, -0.6))
    axes.axis("off")
    at = {
        node: (x if x == 0 else x - 0.2, (y + 0.5) * rows / len(layer) - 0.5)
        for x, layer in enumerate(layers)
        for y, node in enumerate(layer)
    }
    kinds, labels = network.nodes(data="kind"), network.nodes(data="label")
    seen: set[str] = set()
    for start, end, said in network.edges(data=True):
        if start in at and end in at and at[start][0] < at[end][0]:
            seen.add(said["action"])
            _curve(
                axes, at[start], at[end], said["action"], said["statements"], list(ACTION_COLOURS).index(said["action"])
            )
    for node, (x, y) in at.items():
        axes.text(
            x,
            y,
            _short(labels[node]),
            ha="center",
            va="center",
            fontsize=9,
            parse_math=False,
            bbox={
                "boxstyle": "round,pad=0.3",
                "facecolor": _KIND_COLOURS[kinds[node]],
                "edgecolor": "#9aa3ad",
                "lw": 0.6,
            },
            zorder=3,
        )
    lines = [Line2D([], [], color=ACTION_COLOURS[each], lw=2.5, label=each) for each in ACTION_COLOURS if each in seen]
    _finish(figure, axes, lines, title, path)


def shared_data(network: nx.MultiDiGraph, path: Path, *, least: int = 2) -> None:
    """Draws which organizations collect, share or sell the kinds of data that at least so many of them collect."""
    kinds, labels = network.nodes(data="kind"), network.nodes(data="label")
    doing: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for start, end, said in network.edges(data=True):
        if kinds[start] == "organization" and kinds[end] == "data" and said["action"] in _MARKS:
            doing[start, end].add(said["action"])
            holders[end].add(start)
    shared = sorted((d for d in holders if len(holders[d]) >= least), key=lambda d: (-len(holders[d]), labels[d]))[
        :MOST_ROWS
    ]
    if not shared:
        raise BadInput(f"nothing to draw: no data is handled by {least} organizations", where=str(path))
    held: defaultdict[str, int] = defaultdict(int)
    for data in shared:
        for organization in holders[data]:
            held[organization] += 1
    across = sorted(held, key=lambda organization: (-held[organization], labels[organization]))[:MOST_COLUMNS]
    figure = Figure(figsize=(3.2 + 0.34 * len(across), 2.6 + 0.3 * len(shared)), layout="constrained")
    axes = figure.add_subplot()
    offsets = {"collect": -0.22, "share": 0.06, "sell": 0.3}
    for (organization, data), actions in doing.items():
        if organization in across and data in shared:
            x, y = across.index(organization), shared.index(data)
            for action in actions:
                axes.plot(
                    x + offsets[action], y, _MARKS[action], color=ACTION_COLOURS[action], ms=6, mec="white", mew=0.4
                )
    axes.set_xticks(
        range(len(across)), [_short(labels[each], 28) for each in across], rotation=55, ha="right", fontsize=8
    )
    axes.set_yticks(range(len(shared)), [f"{labels[each]} ({len(holders[each])})" for each in shared], fontsize=8)
    axes.set(xlim=(-0.6, len(across) - 0.4), ylim=(len(shared) - 0.4, -0.6))
    axes.grid(visible=True, color="#e6e6e6", lw=0.6)
    axes.tick_params(length=0)
    for side in axes.spines.values():
        side.set_visible(False)
    marks = [
        Line2D([], [], marker=mark, color=ACTION_COLOURS[action], ls="", label=action)
        for action, mark in _MARKS.items()
    ]
    _finish(figure, axes, marks, f"Data that at least {least} organizations say they handle", path)


def _curve(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], action: str, weight: int, lane: int
) -> None:
    (x0, y0), (x1, y1) = start, end
    shift = (lane - 2) * 0.05  # so that two actions between the same two nodes are both seen
    bend = (x1 - x0) / 2
    curve = Curve(
        [(x0, y0 + shift), (x0 + bend, y0 + shift), (x1 - bend, y1 + shift), (x1, y1 + shift)],
        [Curve.MOVETO, Curve.CURVE4, Curve.CURVE4, Curve.CURVE4],
    )
    width = min(0.7 + 0.35 * weight, 3.5)
    axes.add_patch(PathPatch(curve, facecolor="none", edgecolor=ACTION_COLOURS[action], lw=width, alpha=0.55, zorder=1))


def _most_frequent(network: nx.MultiDiGraph, nodes: Iterable[str]) -> list[str]:
    def weight(node: str) -> int:
        return sum(said["statements"] for _, _, said in network.in_edges(node, data=True))

    return sorted(nodes, key=lambda node: (-weight(node), node))[:MOST]


def _untangled(network: nx.MultiDiGraph, layers: Sequence[Sequence[str]]) -> list[list[str]]:
    """The layers with each node near the middle of those that lead to it, kinds kept together."""
    kinds = network.nodes(data="kind")
    order = [list(layer) for layer in layers]
    for before, layer in pairwise(order):
        place: Mapping[str, int] = {node: number for number, node in enumerate(before)}

        def middle(node: str, place: Mapping[str, int] = place) -> tuple[bool, float, str]:
            near = [place[other] for other in network.predecessors(node) if other in place]
            return (kinds[node] == "purpose", sum(near) / len(near) if near else 0.0, node)

        layer.sort(key=middle)
    return order


def _finish(figure: Figure, axes: Axes, lines: list[Line2D], title: str, path: Path) -> None:
    axes.set_title(textwrap.shorten(title, 90), fontsize=11, parse_math=False, pad=24)
    axes.legend(handles=lines, loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=5, frameon=False, fontsize=9)
    try:
        with mpl.rc_context({"svg.hashsalt": "kg"}):
            figure.savefig(path, dpi=150, metadata={"Date": None} if path.suffix == ".svg" else {})
    except OSError as error:
        raise BadInput(f"cannot write: {error.strerror}", where=str(path)) from error
    except ValueError as error:
        raise BadInput(f"cannot draw: {error}", where=str(path), hint="name a .png, .svg or .pdf file") from error


def _short(label: str, most: int = 34) -> str:
    return label if len(label) <= most else label[: most - 1] + "…"
