"""What PyTorch answers for the middle 224 x 224 of each photograph of datasets/photos, with the float16 weights of
datasets/efficientnet-lite0 as float32: python efficientnet_lite0.py <datasets> > efficientnet-lite0.json

Needs torch 2.13, numpy, Pillow. The network is written down here once more, from its description."""
import json
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

datasets = Path(sys.argv[1])
raw = (datasets / "efficientnet-lite0/efficientnet-lite0-f16.safetensors").read_bytes()
length = int.from_bytes(raw[:8], "little")
weights = {}
for name, entry in json.loads(raw[8 : 8 + length]).items():
    if name == "__metadata__":
        continue
    start, end = entry["data_offsets"]
    values = np.frombuffer(raw[8 + length + start : 8 + length + end], "<f2").reshape(entry["shape"])
    weights[name] = torch.from_numpy(values.astype(np.float32))


def conv(name, x, stride=1, groups=1, relu6=True):
    w = weights[f"{name}.w"].permute(3, 2, 0, 1)
    k = w.shape[2]
    pads = []
    for size in (x.shape[3], x.shape[2]):  # F.pad begins with the last axis
        total = max((-(-size // stride) - 1) * stride + k - size, 0)
        pads += [total // 2, total - total // 2]
    y = F.conv2d(F.pad(x, pads), w, weights[f"{name}.b"], stride, groups=groups)
    return y.clamp(0, 6) if relu6 else y


stages = [(1, 3, 1, 1, 16), (2, 3, 2, 6, 24), (2, 5, 2, 6, 40), (3, 3, 2, 6, 80), (3, 5, 1, 6, 112), (4, 5, 2, 6, 192), (1, 3, 1, 6, 320)]


def forward(x):
    x, block = conv("stem", x, 2), 0
    for repeats, _, first, expansion, filters in stages:
        for i in range(repeats):
            name, stride, before = f"block{block}", first if i == 0 else 1, x
            if expansion > 1:
                x = conv(f"{name}.expand", x)
            x = conv(f"{name}.depthwise", x, stride, groups=x.shape[1])
            x = conv(f"{name}.project", x, relu6=False)
            if x.shape == before.shape:
                x = x + before
            block += 1
    x = conv("head", x).mean((2, 3))
    return x @ weights["fc.w"] + weights["fc.b"]


answers = {}
with torch.no_grad():
    for path in sorted((datasets / "photos").glob("*-256.png")):
        pixels = np.asarray(Image.open(path).convert("RGB"), np.float32)[16:240, 16:240]
        x = torch.from_numpy((pixels - 127) / 128).permute(2, 0, 1)[None]
        answers[path.name.removesuffix("-256.png")] = [round(v, 5) for v in forward(x)[0].tolist()]
print(json.dumps(answers, separators=(",", ":")))
