"""Golden values from PyTorch, the tests' independent oracle: python make.py (needs torch 2.13.0; seeds are fixed).

Everything is float64. Inputs are multiples of 1/64, so that they are short to write and exact in float32 too.
"""

import json
import math
import pathlib

import torch
import torch.nn.functional as F

HERE = pathlib.Path(__file__).parent
torch.set_default_dtype(torch.float64)


def draw(*shape):
    return torch.round(torch.randn(shape) * 64) / 64


def leaf(x):
    return x.clone().requires_grad_()


def nchw(x):  # [N, H, W, C] -> [N, C, H, W]
    return x.permute(0, 3, 1, 2)


def nhwc(x):
    return x.permute(0, 2, 3, 1)


def values(x):
    return {"shape": list(x.shape), "data": x.detach().contiguous().flatten().tolist()}


def both(value):
    return value if isinstance(value, (list, tuple)) else [value, value]


def sides(padding, sizes, kernel, stride, dilation):
    """[left, right, top, bottom] for F.pad; 'same' is TensorFlow's."""
    if padding == "valid":
        padding = 0
    if padding != "same":
        high, wide = both(padding)
        return [wide, wide, high, high]
    found = []
    for size, k, s, d in zip(sizes, kernel, stride, dilation):
        total = max(0, (math.ceil(size / s) - 1) * s + d * (k - 1) + 1 - size)
        found.append([total // 2, total - total // 2])
    return found[1] + found[0]


def conv_case(name, x_shape, w_shape, options, bias=True):
    x, w = leaf(draw(*x_shape)), leaf(draw(*w_shape))
    b = leaf(draw(w_shape[3])) if bias else None
    stride, dilation = both(options.get("stride", 1)), both(options.get("dilation", 1))
    pads = sides(options.get("padding", 0), x_shape[1:3], w_shape[:2], stride, dilation)
    out = F.conv2d(
        F.pad(nchw(x), pads), w.permute(3, 2, 0, 1), b, stride, 0, dilation, options.get("groups", 1)
    )
    out = nhwc(out)
    dout = draw(*out.shape)
    out.backward(dout)
    case = {"name": name, "options": options, "x": values(x), "w": values(w), "b": values(b) if bias else None}
    db = dout.sum((0, 1, 2))
    return case | {
        "out": values(out),
        "dout": values(dout),
        "dx": values(x.grad),
        "dw": values(w.grad),
        "db": values(db),
    }


def pool_case(name, x_shape, options, ties=False):
    x = torch.round(torch.randn(x_shape)) if ties else draw(*x_shape)
    size = both(options["size"])
    stride = both(options.get("stride", size))
    pads = sides(options.get("padding", 0), x_shape[1:3], size, stride, [1, 1])
    case = {"name": name, "options": options, "x": values(x)}
    dout = None
    for kind in ["max", "avg"]:
        x = leaf(x.detach())
        if kind == "max":
            out = F.max_pool2d(F.pad(nchw(x), pads, value=-math.inf), size, stride)
        else:  # padding is not counted
            counted = F.avg_pool2d(F.pad(torch.ones(1, 1, *x_shape[1:3]), pads), size, stride)
            out = F.avg_pool2d(F.pad(nchw(x), pads), size, stride) / counted
        out = nhwc(out)
        if dout is None:
            dout = draw(*out.shape)
            case["dout"] = values(dout)
        out.backward(dout)
        case[kind] = {"out": values(out), "dx": values(x.grad)}
    return case


def dense_case(name, n, inputs, outputs, bias=True):
    x, w, dout = leaf(draw(n, inputs)), leaf(draw(inputs, outputs)), draw(n, outputs)
    b = draw(outputs) if bias else None
    out = F.linear(x, w.T, b)
    out.backward(dout)
    return {
        "name": name,
        "x": values(x),
        "w": values(w),
        "b": values(b) if bias else None,
        "out": values(out),
        "dout": values(dout),
        "dx": values(x.grad),
        "dw": values(w.grad),
        "db": values(dout.sum(0)),
    }


def norm_case(name, x_shape, options, scale=1):
    x = leaf(draw(*x_shape) * scale)
    size, alpha = options.get("size", 5), options.get("alpha", 1e-4)
    beta, bias = options.get("beta", 0.75), options.get("bias", 2)
    # PyTorch divides alpha by size; AlexNet does not.
    out = nhwc(F.local_response_norm(nchw(x), size, alpha * size, beta, bias))
    dout = draw(*x_shape)
    out.backward(dout)
    case = {"name": name, "options": options, "x": values(x), "dout": values(dout)}
    return case | {"out": values(out), "dx": values(x.grad)}


def relu_case(name, shape):
    x = leaf(torch.round(torch.randn(shape)))  # many zeros
    out, dout = F.relu(x), draw(*shape)
    out.backward(dout)
    return {"name": name, "x": values(x), "dout": values(dout), "out": values(out), "dx": values(x.grad)}


def loss_case(name, n, classes, scale):
    logits = leaf(draw(n, classes) * scale)
    labels = torch.randint(classes, (n,))
    loss = F.cross_entropy(logits, labels)
    loss.backward()
    case = {"name": name, "logits": values(logits), "labels": labels.tolist()}
    return case | {"loss": loss.item(), "dlogits": values(logits.grad)}


torch.manual_seed(14)
CONV = [
    conv_case("plain", [2, 5, 7, 3], [3, 2, 3, 4], {}),
    conv_case("without bias", [1, 6, 4, 2], [2, 3, 2, 3], {}, bias=False),
    conv_case("stride and padding per axis", [2, 8, 7, 3], [3, 2, 3, 5], {"stride": [2, 3], "padding": [1, 2]}),
    conv_case("dilation per axis", [2, 9, 8, 2], [3, 2, 2, 3], {"dilation": [2, 3], "padding": [3, 0]}),
    conv_case(
        "dilation beside stride", [1, 11, 9, 2], [2, 3, 2, 3], {"dilation": [3, 2], "stride": [2, 3], "padding": [0, 1]}
    ),
    conv_case("two groups", [2, 6, 5, 4], [2, 3, 2, 6], {"groups": 2, "padding": [0, 1]}),
    conv_case("three groups, all options", [2, 9, 8, 6], [2, 3, 2, 9],
              {"groups": 3, "stride": [3, 1], "padding": [2, 1], "dilation": [2, 1]}),
    conv_case("depthwise, two filters a channel", [2, 5, 6, 3], [3, 2, 1, 6], {"groups": 3, "padding": 1}),
    conv_case("one by one", [2, 4, 3, 5], [1, 1, 5, 7], {}),
    conv_case("one by one with stride", [1, 5, 7, 3], [1, 1, 3, 2], {"stride": [2, 3]}),
    conv_case("filter as large as the input", [3, 4, 5, 2], [4, 5, 2, 3], {}),
    conv_case("same, even filter, stride", [2, 7, 8, 2], [4, 3, 2, 3], {"padding": "same", "stride": [2, 3]}),
    conv_case("same, dilated", [1, 6, 7, 2], [2, 3, 2, 2], {"padding": "same", "dilation": [3, 2]}),
    conv_case("valid by name", [1, 6, 7, 2], [2, 3, 2, 2], {"padding": "valid", "stride": 2}),
    conv_case("padding larger than the filter", [1, 3, 4, 2], [2, 3, 2, 2], {"padding": [4, 3]}),
    conv_case("stride larger than the filter", [2, 8, 11, 2], [1, 2, 2, 3], {"stride": [3, 4]}),
    conv_case("rows and columns that no window reaches", [1, 8, 9, 2], [3, 2, 2, 2], {"stride": [3, 5]}),
    conv_case("channels that fill no SIMD lane", [1, 5, 6, 13], [3, 3, 13, 19], {"padding": 1}),
    conv_case("wide: one row", [2, 1, 9, 3], [1, 4, 3, 2], {"padding": [0, 2]}),
    conv_case("AlexNet's first layer in small", [1, 19, 23, 3], [5, 5, 3, 8], {"stride": 4, "padding": 2}),
]
POOL = [
    pool_case("side by side", [2, 6, 8, 3], {"size": [3, 2]}),
    pool_case("one number", [1, 4, 6, 2], {"size": 2}),
    pool_case("overlapping, with ties", [2, 7, 9, 3], {"size": [3, 3], "stride": [2, 1]}, ties=True),
    pool_case("padding per axis, with ties", [2, 6, 7, 2], {"size": [3, 4], "stride": [2, 3], "padding": [1, 2]}, True),
    pool_case("padding almost as large as the window", [1, 4, 5, 3], {"size": [3, 2], "stride": 1, "padding": [2, 1]}),
    pool_case("same", [2, 7, 6, 2], {"size": [2, 3], "stride": [2, 4], "padding": "same"}),
    pool_case("same, overlapping, ties", [1, 5, 8, 5], {"size": [3, 2], "stride": [1, 2], "padding": "same"}, True),
    pool_case("stride larger than the window", [1, 9, 8, 2], {"size": [2, 1], "stride": [3, 4]}),
    pool_case("the whole image", [2, 4, 5, 3], {"size": [4, 5]}),
    pool_case("AlexNet's", [1, 11, 13, 17], {"size": 3, "stride": 2}),
]
REST = {
    "dense": [
        dense_case("plain", 3, 5, 4),
        dense_case("without bias", 2, 7, 3, bias=False),
        dense_case("sizes that fill no SIMD lane", 5, 19, 13),
        dense_case("one output", 4, 6, 1),
    ],
    "localResponseNorm": [
        norm_case("AlexNet's", [2, 3, 2, 9], {}, scale=20),
        norm_case("strong, narrow", [2, 2, 3, 7], {"size": 3, "alpha": 0.3, "beta": 0.5, "bias": 1}),
        norm_case("wider than the channels", [1, 3, 2, 4], {"size": 9, "alpha": 0.2, "beta": 1.5, "bias": 0.5}),
        norm_case("one channel alone", [1, 2, 3, 5], {"size": 1, "alpha": 0.5}),
    ],
    "relu": [relu_case("with zeros", [2, 3, 4, 3]), relu_case("a matrix", [3, 7])],
    "softmaxCrossEntropy": [
        loss_case("plain", 4, 5, 1),
        loss_case("logits of about 1000", 3, 7, 1000),
        loss_case("one row", 1, 3, 2),
    ],
}

for name, cases in {"conv2d": CONV, "pool2d": POOL, "rest": REST}.items():
    (HERE / f"{name}.json").write_text(json.dumps(cases, separators=(",", ":")) + "\n")
