"""Makes torchvision-alexnet.json and small.safetensors: what PyTorch says, for the tests beside.

    python -m venv venv && venv/bin/pip install torch==2.13.0 numpy safetensors
    venv/bin/python tests/lib/model/golden/make.py

The weights are not kept: `numbers` below and in numbers.ts make the same ones from a seed.
"""
import json
import pathlib

import numpy as np
import torch
from safetensors.torch import save_file
from torch import nn

HERE = pathlib.Path(__file__).parent


def numbers(seed, count, scale):
    """`count` floats in ±scale, by a hash of their index."""
    h = (np.arange(count, dtype=np.uint64) * 2654435761 + seed * 40503) % 2**32
    h ^= h >> 15
    h = (h * 2246822519) % 2**32
    h ^= h >> 13
    return torch.from_numpy(((h / 2**32 - 0.5) * 2 * scale).astype(np.float32))


def alexnet(classes, width):
    """torchvision.models.alexnet, written out; `width` is the share of its channels."""
    c = [3] + [max(2, 2 * round(n * width / 2)) for n in (64, 192, 384, 256, 256)]
    fc = max(2, 2 * round(4096 * width / 2))
    model = nn.Module()
    model.features = nn.Sequential(
        nn.Conv2d(c[0], c[1], 11, 4, 2), nn.ReLU(), nn.MaxPool2d(3, 2),
        nn.Conv2d(c[1], c[2], 5, padding=2), nn.ReLU(), nn.MaxPool2d(3, 2),
        nn.Conv2d(c[2], c[3], 3, padding=1), nn.ReLU(),
        nn.Conv2d(c[3], c[4], 3, padding=1), nn.ReLU(),
        nn.Conv2d(c[4], c[5], 3, padding=1), nn.ReLU(), nn.MaxPool2d(3, 2),
    )
    model.avgpool = nn.AdaptiveAvgPool2d((6, 6))
    model.classifier = nn.Sequential(
        nn.Dropout(), nn.Linear(c[5] * 36, fc), nn.ReLU(),
        nn.Dropout(), nn.Linear(fc, fc), nn.ReLU(), nn.Linear(fc, classes),
    )
    return model.eval()


def logits(classes, width, size, images):
    model = alexnet(classes, width)
    with torch.no_grad():
        for seed, (name, p) in enumerate(model.named_parameters()):
            fan_in = p[0].numel() if p.ndim > 1 else 600
            p.copy_(numbers(seed + 1, p.numel(), (6 / fan_in) ** 0.5).reshape(p.shape))
        x = numbers(99, images * size * size * 3, 1).reshape(images, size, size, 3).permute(0, 3, 1, 2)
        out = model.classifier(torch.flatten(model.avgpool(model.features(x)), 1))
    shapes = {name: list(p.shape) for name, p in model.named_parameters()}
    rows = [[float(f"{v:.8g}") for v in row] for row in out.tolist()]
    return {"classes": classes, "width": width, "size": size, "shapes": shapes, "logits": rows}


cases = {
    "small": logits(7, 1 / 16, 224, 2),
    "averaged": logits(5, 1 / 32, 288, 1),
    "full": logits(1000, 1, 224, 1),
}
(HERE / "torchvision-alexnet.json").write_text(json.dumps(cases) + "\n")

values = torch.tensor([[1.5, -2.0, 0.0], [65504.0, -6e-8, 3.140625]])
save_file(
    {
        "f32": values,
        "f64": values.double() / 3,
        "f16": values.half(),
        "bf16": torch.tensor([1.0, -0.15625]).bfloat16(),
        "하나": torch.tensor(7.0),
    },
    HERE / "small.safetensors",
    metadata={"format": "pt"},
)
