"""An ONNX graph that is easy to rewrite: nodes in order, weights as arrays by name."""

import numpy as np
import onnx
from onnx import helper, numpy_helper

OPSET = 17

# The licence of the source asks for a notice in every changed file.
CHANGED = "Changed by the n8n-nodes-apizero authors from the source in pack.json; see NOTICE."


class Graph:
    def __init__(self, nodes, weights, inputs, outputs):
        self.nodes = list(nodes)
        self.weights = dict(weights)
        self.inputs = list(inputs)
        self.outputs = list(outputs)

    @classmethod
    def load(cls, path):
        model = onnx.version_converter.convert_version(onnx.load(path), OPSET)
        weights = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
        nodes = []
        for node in model.graph.node:
            if node.op_type == "Constant":
                weights[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)
            else:
                nodes.append(node)
        return cls(nodes, weights, model.graph.input, model.graph.output)

    def copy(self):
        nodes = []
        for node in self.nodes:
            nodes.append(onnx.NodeProto())
            nodes[-1].CopyFrom(node)
        return Graph(nodes, self.weights, self.inputs, self.outputs)

    def producers(self):
        return {name: node for node in self.nodes for name in node.output}

    def consumers(self):
        users = {}
        for node in self.nodes:
            for name in node.input:
                users.setdefault(name, []).append(node)
        return users

    def output_names(self):
        return {output.name for output in self.outputs}

    def drop_unused_weights(self):
        used = {name for node in self.nodes for name in node.input}
        self.weights = {name: w for name, w in self.weights.items() if name in used}

    def rename(self, names):
        """Renames tensors everywhere but at the graph's inputs and outputs."""
        fixed = self.output_names() | {i.name for i in self.inputs}
        new = lambda name: name if name in fixed else names.get(name, name)
        for node in self.nodes:
            node.input[:] = [new(name) for name in node.input]
            node.output[:] = [new(name) for name in node.output]
        self.weights = {new(name): w for name, w in self.weights.items()}

    def model(self, external=()):
        """`external`: TensorProtos that replace weights of the same name."""
        replaced = {tensor.name for tensor in external}
        tensors = [
            numpy_helper.from_array(np.array(w, order="C"), name)
            for name, w in sorted(self.weights.items())
            if name not in replaced
        ]
        graph = helper.make_graph(
            self.nodes, "network", self.inputs, self.outputs, [*tensors, *external]
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8, doc_string=CHANGED)

    def serialize(self, external=()):
        return self.model(external).SerializeToString(deterministic=True)


def attribute(node, name, default=None):
    for entry in node.attribute:
        if entry.name == name:
            return helper.get_attribute_value(entry)
    return default
