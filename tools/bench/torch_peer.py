"""What PyTorch needs for the same work: the least of many times, in ms, as JSON.

python torch_peer.py <threads> <part …> < workloads.json
"""
import json
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

threads = int(sys.argv[1])
workloads = json.load(sys.stdin)
torch.set_num_threads(threads)
clock = time.process_time if threads == 1 else time.perf_counter


def least(run):
    for _ in range(3):
        run()
    start = time.perf_counter()
    run()
    repeats = max(1, int(0.004 / max(time.perf_counter() - start, 1e-6)))
    best, end, samples = float("inf"), time.perf_counter() + 0.5, 0
    while time.perf_counter() < end or samples < 4:
        start, processor = time.perf_counter(), clock()
        for _ in range(repeats):
            run()
        best = min(best, (clock() - processor) / repeats, (time.perf_counter() - start) / repeats)
        samples += 1
    return best * 1000


def conv(load):
    n, h, w, c = load["x"]
    kh, kw, _, oc = load["w"]
    x = torch.randn(n, c, h, w)
    if c > 1:
        x = x.to(memory_format=torch.channels_last)
    f = torch.randn(oc, c, kh, kw)
    s, p = load["stride"], load["padding"]
    dout = torch.randn_like(F.conv2d(x, f, None, s, p))

    def back(mask):
        return lambda: torch.ops.aten.convolution_backward(
            dout, x, f, None, [s, s], [p, p], [1, 1], False, [0, 0], 1, mask
        )

    return {
        "forward": least(lambda: F.conv2d(x, f, None, s, p)),
        "dw": least(back([False, True, False])),
        "dx": least(back([True, False, False])),
    }


lenet = nn.Sequential(
    nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(256, 10),
)  # fmt: skip
sgd = torch.optim.SGD(lenet.parameters(), lr=0.01)
batch, labels = torch.randn(64, 1, 28, 28), torch.randint(0, 10, (64,))


def step():
    sgd.zero_grad()
    F.cross_entropy(lenet(batch), labels).backward()
    sgd.step()



def alexnet():
    return nn.Sequential(
        nn.Conv2d(3, 96, 11, 4), nn.ReLU(), nn.MaxPool2d(3, 2), nn.Conv2d(96, 256, 5, padding=2), nn.ReLU(),
        nn.MaxPool2d(3, 2), nn.Conv2d(256, 384, 3, padding=1), nn.ReLU(), nn.Conv2d(384, 384, 3, padding=1), nn.ReLU(),
        nn.Conv2d(384, 256, 3, padding=1), nn.ReLU(), nn.MaxPool2d(3, 2), nn.Flatten(), nn.Linear(9216, 4096), nn.ReLU(),
        nn.Linear(4096, 4096), nn.ReLU(), nn.Linear(4096, 1000),
    ).eval()  # fmt: skip


maps = torch.randn(64, 8, 24, 24).to(memory_format=torch.channels_last)


class Block(nn.Module):
    def __init__(self, channels, filters, kernel, stride, expansion):
        super().__init__()
        wide = channels * expansion
        self.expand = nn.Conv2d(channels, wide, 1) if expansion > 1 else None
        self.pad = (0, 1, 0, 1) if stride == 2 and kernel == 3 else (1, 2, 1, 2) if stride == 2 else None
        self.depthwise = nn.Conv2d(wide, wide, kernel, stride, 0 if self.pad else kernel // 2, groups=wide)
        self.project = nn.Conv2d(wide, filters, 1)
        self.added = stride == 1 and channels == filters

    def forward(self, x):
        y = F.relu6(self.expand(x)) if self.expand else x
        y = F.relu6(self.depthwise(F.pad(y, self.pad) if self.pad else y))
        y = self.project(y)
        return x + y if self.added else y


def efficientnet_lite0():
    layers, channels = [nn.ZeroPad2d((0, 1, 0, 1)), nn.Conv2d(3, 32, 3, 2), nn.ReLU6()], 32
    stages = [(1, 3, 1, 1, 16), (2, 3, 2, 6, 24), (2, 5, 2, 6, 40), (3, 3, 2, 6, 80), (3, 5, 1, 6, 112), (4, 5, 2, 6, 192), (1, 3, 1, 6, 320)]  # fmt: skip
    for repeats, kernel, first, expansion, filters in stages:
        for i in range(repeats):
            layers.append(Block(channels, filters, kernel, first if i == 0 else 1, expansion))
            channels = filters
    head = [nn.Conv2d(320, 1280, 1), nn.ReLU6(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(1280, 1000)]
    return nn.Sequential(*layers, *head).eval()


def best_layout(model, x):
    # PyTorch is faster with channels last, or not, as the machine has it: the better one counts.
    plain = least(lambda: model(x))
    last = model.to(memory_format=torch.channels_last)
    turned = x.to(memory_format=torch.channels_last)
    return min(plain, least(lambda: last(turned)))


def forward(model, size):
    image = torch.randn(1, 3, size, size)
    return least(lambda: model(image))


parts = {
    "convolutions": lambda: {load["name"]: conv(load) for load in workloads},
    "maxPool": lambda: least(lambda: F.max_pool2d(maps, 2)),
    "avgPool": lambda: least(lambda: F.avg_pool2d(maps, 2)),
    "alexNet": lambda: forward(alexnet(), 227),
    "efficientNetLite0": lambda: best_layout(efficientnet_lite0(), torch.randn(1, 3, 224, 224)),
}
wanted = sys.argv[2:]
result = {"version": torch.__version__}
if "step" in wanted:
    result["step"] = least(step)
with torch.no_grad():
    result.update({name: parts[name]() for name in wanted if name in parts})
print(json.dumps(result))
