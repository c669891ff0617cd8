"""The recognition network as PyTorch, and back: only its weights change, never its graph."""

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnx2torch import convert

from network.gelu import GELU
from network.prepare import DICTIONARY_KEY

# Stands in for a Gelu of ONNX Runtime's own, which onnx2torch does not know, until the network is converted.
STAND_IN = "Elu"


def without_gelu(model):
    for node in model.graph.node:
        if node.op_type == GELU:
            node.op_type, node.domain = STAND_IN, ""


def with_gelu(module):
    for name, child in module.named_children():
        if isinstance(child, torch.nn.ELU):
            setattr(module, name, torch.nn.GELU())


def explicit_pads(model):
    """onnx2torch does not know `auto_pad`."""
    for node in model.graph.node:
        given = {attribute.name: attribute for attribute in node.attribute}
        if node.op_type not in ("Conv", "MaxPool", "AveragePool") or "auto_pad" not in given:
            continue
        if given["auto_pad"].s not in (b"SAME_UPPER", b"SAME_LOWER"):
            continue
        kernel = list(given["kernel_shape"].ints)
        strides = list(given["strides"].ints) if "strides" in given else [1] * len(kernel)
        total = [max(size - step, 0) for size, step in zip(kernel, strides)]
        before = [pad // 2 for pad in total]
        pads = before + [pad - first for pad, first in zip(total, before)]
        kept = [a for a in node.attribute if a.name not in ("auto_pad", "pads")]
        del node.attribute[:]
        node.attribute.extend(kept + [onnx.helper.make_attribute("pads", pads)])


def drop_softmax(model):
    """The network ends with logits; returns the name of what it ended with."""
    last = model.graph.node[-1]
    if last.op_type == "Softmax":
        model.graph.output[0].name = last.input[0]
        model.graph.node.remove(last)


class Network:
    """A recognition network whose weights can be trained."""

    def __init__(self, file):
        self._file = file
        model = onnx.load(file)
        without_gelu(model)
        explicit_pads(model)
        drop_softmax(model)
        # Channels last takes a tenth less time here.
        self.module = convert(model).to(memory_format=torch.channels_last)
        with_gelu(self.module)
        _train_buffers(self.module)
        # Norms keep the statistics that the network was trained with.
        self.module.eval()
        self.parameters = dict(self.module.named_parameters())
        self._names = _initializers(model, self.parameters)

    def logits(self, pixels):
        """[batch, steps, classes] of [batch, 3, 48, width]."""
        return self.module(pixels)

    def write(self, target, dictionary):
        """Writes the file that the network came from with its present weights, and with its characters, one a line."""
        model = onnx.load(self._file)
        onnx.helper.set_model_props(model, {DICTIONARY_KEY: dictionary})
        for initializer in model.graph.initializer:
            for name, is_transposed in self._names.get(initializer.name, ()):
                value = self.parameters[name].detach().numpy()
                value = np.ascontiguousarray(value.T if is_transposed else value)
                value = rounded(value).reshape(tuple(initializer.dims))
                initializer.CopyFrom(numpy_helper.from_array(value, initializer.name))
        onnx.save(model, target)


def rounded(value):
    """To 11 significant bits, of which 8-bit weights lose nothing, and which pack to half the size in git."""
    return ((value.view(np.uint32) + 0x1000) & 0xFFFFE000).view(np.float32)


def _train_buffers(module):
    """onnx2torch keeps the weights of matrix products as buffers, which are not trained."""
    for child in module.modules():
        for name, buffer in list(child.named_buffers(recurse=False)):
            if buffer is not None and buffer.is_floating_point() and buffer.numel() > 1 and "running" not in name:
                del child._buffers[name]
                child.register_parameter(name, torch.nn.Parameter(buffer))


def _initializers(model, parameters):
    """By initializer: the parameters that it became."""
    names = {}
    for initializer in model.graph.initializer:
        value = numpy_helper.to_array(initializer)
        if value.dtype != np.float32 or value.size < 2:
            continue
        for name, parameter in parameters.items():
            own = parameter.detach().numpy()
            if own.size != value.size:
                continue
            if np.array_equal(own.ravel(), value.ravel()):
                names.setdefault(initializer.name, []).append((name, False))
            elif own.ndim == 2 and np.array_equal(own.T.ravel(), value.ravel()):
                names.setdefault(initializer.name, []).append((name, True))
    return names
