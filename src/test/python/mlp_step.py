#!/usr/bin/env python3
"""The peer: one full-batch training step of a small MLP in PyTorch on one thread of the CPU.

  /usr/bin/python3 mlp_step.py relu 1000 1-5-10-10-10-10-10-5-1 1-190-1

Arguments: activation (relu | tanh | selu), batch size, widths of each network. Prints, for each, the
median over blocks of 50 steps of the microseconds of processor time that forward, squared error, backward and Adam take.
"""
import statistics
import sys
import time

import torch

ACTIVATIONS = {"relu": torch.nn.ReLU, "tanh": torch.nn.Tanh, "selu": torch.nn.SELU}
BLOCKS, STEPS = 30, 50


def build(widths, activation):
    layers = []
    for i in range(1, len(widths)):
        layers.append(torch.nn.Linear(widths[i - 1], widths[i]))
        if i < len(widths) - 1:
            layers.append(ACTIVATIONS[activation]())
    return torch.nn.Sequential(*layers)


def microseconds(widths, activation, batch):
    torch.manual_seed(0)
    net = build(widths, activation)
    x = torch.linspace(0.01, 1, batch).reshape(-1, 1).repeat(1, widths[0])
    y = torch.sinc(5 * x[:, :1]).repeat(1, widths[-1])
    optimizer = torch.optim.Adam(net.parameters(), 1e-3)
    loss = torch.nn.MSELoss()
    times = []
    for _ in range(BLOCKS):
        start = time.process_time()
        for _ in range(STEPS):
            optimizer.zero_grad()
            loss(net(x), y).backward()
            optimizer.step()
        times.append((time.process_time() - start) / STEPS * 1e6)
    return statistics.median(times)


def main():
    activation, batch = sys.argv[1], int(sys.argv[2])
    torch.set_num_threads(1)
    for name in sys.argv[3:]:
        widths = [int(width) for width in name.split("-")]
        print(f"{name} {activation} batch {batch} {microseconds(widths, activation, batch):.1f} us/step")


main()
