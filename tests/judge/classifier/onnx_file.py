"""ONNX files, written by hand: so that a test needs no package but the one that reads them.

    graph = Graph()
    graph.add("Mul", ["a", "b"], "c")
    graph.write(path, inputs={"a": INT64, "b": INT64}, output="c")

The numbers of the fields are those of onnx.proto3 (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3).
"""

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

FLOAT, INT32, INT64, BOOL = 1, 6, 7, 9  # TensorProto.DataType
_LETTERS = {FLOAT: "f", INT64: "q", INT32: "i"}  # of struct
_IR_VERSION, _OPSET = 8, 17
_ATTRIBUTE_FLOAT, _ATTRIBUTE_INT, _ATTRIBUTE_INTS = 1, 2, 7

Value = int | float | Sequence[int]


class Graph:
    """Nodes and constants, in the order in which they are added."""

    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._constants: list[bytes] = []
        self._names = 0

    def add(self, operator: str, inputs: Sequence[str], output: str = "", **attributes: Value) -> str:
        """A node; the name of its output comes back."""
        output = output or self._name(operator)
        written = b"".join(_message(1, name.encode()) for name in inputs)
        written += _message(2, output.encode()) + _message(4, operator.encode())
        written += b"".join(_message(5, _attribute(name, value)) for name, value in attributes.items())
        self._nodes.append(_message(1, written))
        return output

    def constant(self, value: Sequence[float] | float, kind: int = FLOAT) -> str:
        """A constant of one number or of a row of them; its name comes back."""
        row = value if isinstance(value, Sequence) else [value]
        shape = [len(row)] if isinstance(value, Sequence) else []
        return self.tensor(struct.pack(f"<{len(row)}{_LETTERS[kind]}", *row), shape, kind)

    def tensor(self, content: bytes, shape: Sequence[int], kind: int = FLOAT) -> str:
        """A constant of this shape, from its numbers as they stand in memory; its name comes back."""
        name = self._name("constant")
        written = b"".join(_number(1, size) for size in shape)
        written += _number(2, kind) + _message(8, name.encode()) + _message(9, content)
        self._constants.append(_message(5, written))
        return name

    def write(self, path: Path, inputs: Mapping[str, int], output: str, columns: int) -> None:
        """The model, with inputs of a batch by a length, and one output of a batch by so many columns."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            rest = [
                *self._nodes,
                _message(2, b"made"),
                *self._constants,
                *(_message(11, _value(name, kind, ("batch", "length"))) for name, kind in inputs.items()),
                _message(12, _value(output, FLOAT, ("batch", columns))),
            ]
            file.write(_number(1, _IR_VERSION) + _message(8, _number(2, _OPSET)))
            file.write(_key(7, 2) + _varint(sum(map(len, rest))))
            file.writelines(rest)

    def _name(self, kind: str) -> str:
        self._names += 1
        return f"{kind}-{self._names}"


def _attribute(name: str, value: Value) -> bytes:
    written = _message(1, name.encode())
    if isinstance(value, float):
        return written + _key(2, 5) + struct.pack("<f", value) + _number(20, _ATTRIBUTE_FLOAT)
    if isinstance(value, int):
        return written + _number(3, value) + _number(20, _ATTRIBUTE_INT)
    return written + b"".join(_number(8, one) for one in value) + _number(20, _ATTRIBUTE_INTS)


def _value(name: str, kind: int, sizes: Sequence[str | int]) -> bytes:
    sized = b"".join(
        _message(1, _message(2, size.encode()) if isinstance(size, str) else _number(1, size))
        for size in sizes
    )
    tensor = _number(1, kind) + _message(2, sized)
    return _message(1, name.encode()) + _message(2, _message(1, tensor))


def _message(field: int, content: bytes) -> bytes:
    return _key(field, 2) + _varint(len(content)) + content


def _number(field: int, value: int) -> bytes:
    return _key(field, 0) + _varint(value)


def _key(field: int, wire: int) -> bytes:
    return _varint(field << 3 | wire)


def _varint(value: int) -> bytes:
    value &= (1 << 64) - 1  # a negative number takes ten bytes
    written = bytearray()
    while value > 0x7F:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*written, value])
