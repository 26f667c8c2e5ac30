#!/usr/bin/env python3
"""The peer: one full-batch training step and one forward pass of the report's MLPs in PyTorch.

  /usr/bin/python3 mlp_step.py model0 [batch] [activation]

Networks: model0, model1, model2; batch 1,000 and relu unless given (tanh, selu). One thread. Prints
examples per second of wall time over two seconds each: forward, squared error, backward and Adam;
then the forward pass alone.
"""
import sys
import time

import torch

NETWORKS = {
    "model0": [1, 5, 10, 10, 10, 10, 10, 5, 1],
    "model1": [1, 10, 18, 15, 10, 4, 1],
    "model2": [1, 190, 1],
}
ACTIVATIONS = {"relu": torch.nn.ReLU, "tanh": torch.nn.Tanh, "selu": torch.nn.SELU}
SECONDS, WARM_UP = 2.0, 0.5


def build(widths, activation):
    layers = []
    for i in range(1, len(widths)):
        layers.append(torch.nn.Linear(widths[i - 1], widths[i]))
        if i < len(widths) - 1:
            layers.append(ACTIVATIONS[activation]())
    return torch.nn.Sequential(*layers)


def repeat(step, seconds):
    start = time.perf_counter()
    steps = 0
    while time.perf_counter() - start < seconds:
        step()
        steps += 1
    return steps / (time.perf_counter() - start)


def main():
    name = sys.argv[1]
    batch = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    activation = sys.argv[3] if len(sys.argv) > 3 else "relu"
    torch.manual_seed(0)
    torch.set_num_threads(1)
    net = build(NETWORKS[name], activation)
    x = torch.linspace(0.01, 1, batch).reshape(-1, 1)
    y = torch.sinc(5 * x)
    optimizer = torch.optim.Adam(net.parameters(), 1e-3)
    loss = torch.nn.MSELoss()

    def train():
        optimizer.zero_grad()
        loss(net(x), y).backward()
        optimizer.step()

    repeat(train, WARM_UP)
    print(f"{name} train {batch * repeat(train, SECONDS):.1f} samples/s")
    with torch.no_grad():
        print(f"{name} infer {batch * repeat(lambda: net(x), SECONDS):.1f} samples/s")


main()
