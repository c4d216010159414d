"""A transformer of a real model's shape with random weights: what it says means nothing, what it costs does.

The relative positions of DeBERTa are two more products for each head, as there; which of their columns
belong together is left out, which costs little beside them.
"""

from pathlib import Path
from typing import NamedTuple

from tests.judge.classifier.onnx_file import FLOAT, INT64, Graph

_POSITIONS = 512


class Shape(NamedTuple):
    """A model's layers, the width of their states, their heads, its vocabulary, and whether its attention has
    relative positions."""

    name: str
    layers: int
    width: int
    heads: int
    vocabulary: int
    relative: bool

    @property
    def parameters(self) -> int:
        layer = (4 + 8) * self.width**2 + 9 * self.width + 4 * self.width
        positions = 0 if self.relative else _POSITIONS
        relative = 2 * _POSITIONS * self.width if self.relative else 0
        return (self.vocabulary + positions) * self.width + self.layers * (layer + relative)


SHAPES = (
    Shape("MiniLM-L6", 6, 384, 12, 30_522, relative=False),
    Shape("DeBERTa-v3-xsmall", 12, 384, 6, 128_100, relative=True),
    Shape("DeBERTa-v3-small", 6, 768, 12, 128_100, relative=True),
)


class Weights:
    """Random weights, the same each time, as constants of a graph."""

    def __init__(self, graph: Graph) -> None:
        import numpy

        self._graph = graph
        self._random = numpy.random.default_rng(3)

    def draw(self, *shape: int) -> str:
        """A constant of this shape; its name comes back."""
        drawn = self._random.standard_normal(shape, dtype="float32") * 0.02
        return self._graph.tensor(drawn.tobytes(), shape)


def write_transformer(path: Path, shape: Shape, labels: int) -> None:
    """The model as an ONNX file."""
    graph = Graph()
    weights = Weights(graph)
    mask = graph.add("Cast", ["attention_mask"], to=FLOAT)
    kept = graph.add("Unsqueeze", [mask, graph.constant([1, 2], INT64)])
    hidden = graph.add("Mul", [graph.add("Sub", [kept, graph.constant(1.0)]), graph.constant(1e4)])
    states = graph.add("Gather", [weights.draw(shape.vocabulary, shape.width), "input_ids"], axis=0)
    if not shape.relative:
        states = graph.add("Add", [states, _positions(graph, weights, shape)])
    states = _normalize(graph, states, shape.width)
    for _ in range(shape.layers):
        attended = _attention(graph, weights, shape, states, hidden)
        states = _normalize(graph, graph.add("Add", [states, attended]), shape.width)
        inner = _dense(graph, weights, states, shape.width, 4 * shape.width)
        folded = _dense(graph, weights, _gelu(graph, inner), 4 * shape.width, shape.width)
        states = _normalize(graph, graph.add("Add", [states, folded]), shape.width)
    first = graph.add("Gather", [states, graph.constant(0, INT64)], axis=1)
    logits = graph.add("MatMul", [first, weights.draw(shape.width, labels)])
    graph.add("Identity", [logits], "logits")
    graph.write(path, {"input_ids": INT64, "attention_mask": INT64}, "logits", labels)


def _positions(graph: Graph, weights: Weights, shape: Shape) -> str:
    return _first_columns(graph, weights.draw(1, _POSITIONS, shape.width), axis=1)


def _first_columns(graph: Graph, tensor: str, axis: int) -> str:
    """As many of a tensor's columns as a pair has tokens."""
    length = graph.add("Slice", [graph.add("Shape", ["input_ids"]), *_ints(graph, 1, 2)])
    return graph.add("Slice", [tensor, *_ints(graph, 0), length, *_ints(graph, axis)])


def _ints(graph: Graph, *numbers: int) -> list[str]:
    return [graph.constant([number], INT64) for number in numbers]


def _attention(graph: Graph, weights: Weights, shape: Shape, states: str, hidden: str) -> str:
    size = shape.width // shape.heads
    parts = [_dense(graph, weights, states, shape.width, shape.width) for _ in range(3)]
    split = graph.constant([0, 0, shape.heads, size], INT64)
    query, key, value = (
        graph.add("Transpose", [graph.add("Reshape", [part, split])], perm=(0, 2, 1, 3)) for part in parts
    )
    turned = graph.add("Transpose", [key], perm=(0, 1, 3, 2))
    scores = graph.add("MatMul", [query, turned])
    if shape.relative:
        for side in (query, key):
            near = graph.add("MatMul", [side, weights.draw(1, shape.heads, size, _POSITIONS)])
            scores = graph.add("Add", [scores, _first_columns(graph, near, axis=3)])
    scaled = graph.add("Mul", [scores, graph.constant(size**-0.5)])
    shares = graph.add("Softmax", [graph.add("Add", [scaled, hidden])], axis=-1)
    mixed = graph.add("Transpose", [graph.add("MatMul", [shares, value])], perm=(0, 2, 1, 3))
    joined = graph.add("Reshape", [mixed, graph.constant([0, 0, shape.width], INT64)])
    return _dense(graph, weights, joined, shape.width, shape.width)


def _dense(graph: Graph, weights: Weights, states: str, width: int, to: int) -> str:
    product = graph.add("MatMul", [states, weights.draw(width, to)])
    return graph.add("Add", [product, weights.draw(to)])


def _gelu(graph: Graph, states: str) -> str:
    half = graph.add("Mul", [states, graph.constant(0.5)])
    error = graph.add("Erf", [graph.add("Div", [states, graph.constant(2**0.5)])])
    return graph.add("Mul", [half, graph.add("Add", [error, graph.constant(1.0)])])


def _normalize(graph: Graph, states: str, width: int) -> str:
    ones, zeros = (graph.constant([number] * width) for number in (1.0, 0.0))
    return graph.add("LayerNormalization", [states, ones, zeros], axis=-1)
