# SPDX-License-Identifier: 0BSD
"""The data of the five tutorials.

Each function returns a fresh pair (X, y) of float64 arrays: X of shape (n, n_features),
with a sample in each row, and y of shape (n, 1), with its label.
"""

import numpy as np


def people():
    """Four people. Zhou, "Machine Learning for Beginners: An Introduction to Neural
    Networks".

    X (4, 2): weight - 135 in pounds, height - 66 in inches. y (4, 1): 1 female, 0 male.
    """
    X = [[-2, -1], [25, 6], [17, 4], [-15, -6]]  # Alice, Bob, Charlie, Diana
    y = [[1], [0], [0], [1]]
    return np.array(X, float), np.array(y, float)


def houses():
    """Eight houses. Raach, "Building a Neural Network from Scratch with Python &
    NumPy".

    X (8, 2): size in m2, age in years. y (8, 1): price in thousand euros.

    The text at hand has lost its table. It keeps the first house, [100, 5], and its
    values after standardizing, -0.3 and -0.8, which come out here. The units m2 and
    years, the other seven houses and all prices are ours.
    """
    size_age_price = [
        [100, 5, 330],
        [160, 12, 450],
        [75, 30, 190],
        [120, 2, 420],
        [60, 40, 120],
        [140, 15, 400],
        [90, 20, 245],
        [130, 1, 450],
    ]
    table = np.array(size_age_price, float)
    return table[:, :2], table[:, 2:]


def xor():
    """Exclusive or. Pandey, "Building a Neural Network from Scratch in Python".

    X (4, 2): two bits. y (4, 1): 1 where exactly one of them is 1.
    """
    X = [[0, 0], [0, 1], [1, 0], [1, 1]]
    y = [[0], [1], [1], [0]]
    return np.array(X, float), np.array(y, float)


def six_samples():
    """Six samples without a story. Mausam Adhikari, "Building a Simple Neural Network
    from Scratch with NumPy".

    X (6, 3): three bits. y (6, 1): one bit.
    """
    X = [[0, 0, 1], [0, 1, 1], [1, 0, 0], [1, 1, 0], [1, 0, 1], [1, 1, 1]]
    y = [[0], [1], [0], [1], [1], [0]]
    return np.array(X, float), np.array(y, float)


def diabetes():
    """Five people. Bannier, "How to create a neural network from scratch in Python -
    Math & Code".

    X (5, 3): smoking, obesity, exercise, each 1 for yes. y (5, 1): 1 diabetic, 0 not.

    The text at hand has lost its table and names no columns. This one stands in. It is
    that of the tutorial by Usman Malik (Stack Abuse, 2018).
    """
    X = [[0, 1, 0], [0, 0, 1], [1, 0, 0], [1, 1, 0], [1, 1, 1]]
    y = [[1], [0], [0], [1], [1]]
    return np.array(X, float), np.array(y, float)
