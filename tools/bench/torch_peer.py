"""What PyTorch needs for the same work: the least of many times, in ms, as JSON. Takes the workloads as JSON."""
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


alexnet = nn.Sequential(
    nn.Conv2d(3, 96, 11, 4), nn.ReLU(), nn.MaxPool2d(3, 2), nn.Conv2d(96, 256, 5, padding=2), nn.ReLU(),
    nn.MaxPool2d(3, 2), nn.Conv2d(256, 384, 3, padding=1), nn.ReLU(), nn.Conv2d(384, 384, 3, padding=1), nn.ReLU(),
    nn.Conv2d(384, 256, 3, padding=1), nn.ReLU(), nn.MaxPool2d(3, 2), nn.Flatten(), nn.Linear(9216, 4096), nn.ReLU(),
    nn.Linear(4096, 4096), nn.ReLU(), nn.Linear(4096, 1000),
).eval()  # fmt: skip
image = torch.randn(1, 3, 227, 227)
maps = torch.randn(64, 8, 24, 24).to(memory_format=torch.channels_last)

result = {"version": torch.__version__, "step": least(step)}
with torch.no_grad():
    result["convolutions"] = {load["name"]: conv(load) for load in workloads}
    result["maxPool"] = least(lambda: F.max_pool2d(maps, 2))
    result["avgPool"] = least(lambda: F.avg_pool2d(maps, 2))
    result["alexNet"] = least(lambda: alexnet(image))
print(json.dumps(result))
