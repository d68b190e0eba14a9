# SPDX-License-Identifier: 0BSD
"""Neural networks from scratch, to be read from the first line to the last.

A neural network is a formula with many adjustable numbers. It turns an input, such as
a person's weight and height, into an answer, such as "probably female". At first, the
numbers are random and the answers wrong. To learn is to move each number a little, so
that the answers get less wrong, again and again.

`python nn.py` runs the functions named example_..., in order, if data.py is beside it.
"""

import numpy as np

# ---- 1. One neuron ----
# A neuron takes numbers x1, x2, ... and answers with one number a, its activation:
#   z = w1*x1 + w2*x2 + ... + b
#   a = sigmoid(z)
# A weight w says how much its input counts, and whether for or against. The bias b says
# how easily the neuron answers yes. The sigmoid squeezes z, any number, into 0 (no) to
# 1 (yes): -5 into 0.007, 0 into 0.5, 5 into 0.993. It is flat at both ends.


def sigmoid(z):
    """1 / (1 + e^-z), of a number or of each number in an array."""
    z = np.maximum(z, -700.0)  # below -700, e^-z is too large, and a as good as 0
    return 1 / (1 + np.exp(-z))


def neuron(inputs, weights, bias):
    """n_in inputs, shape (n_in,), n_in weights, one bias -> the activation, a float.

    A garden light that needs darkness and motion (Raach; the weights are ours):

    >>> round(neuron([1, 0], [10, 10], -15), 3), round(neuron([1, 1], [10, 10], -15), 3)
    (0.007, 0.993)
    """
    z = np.dot(weights, inputs) + bias
    return float(sigmoid(z))


def example_neuron():
    # Victor Zhou, "Machine Learning for Beginners: An Introduction to Neural Networks"
    a = neuron([2, 3], [0, 1], 4)
    print(f"  one neuron          {a:.4f}   Zhou: 0.999")
    # A network: two equal neurons both answer h, a third one takes their answers.
    h = neuron([2, 3], [0, 1], 0)
    a = neuron([h, h], [0, 1], 0)
    print(f"  three neurons       {a:.4f}   Zhou: 0.7216")
    # Mario Raach, "Building a Neural Network from Scratch with Python & NumPy"
    z = 0.65 * 0.5 + 0.61 * 0.4 + 0.59 * 0.6 + 1
    print(f"  z of a neuron       {z:.4f}   Raach: 1.923")
    print(f"  and its activation  {sigmoid(z):.4f}   Raach: 0.87")


# ---- 2. How wrong are the answers? ----
# y_true is a right answer, y_pred the network's. The loss L is the mean of all squared
# errors. Squares, so that errors cannot cancel, and large ones count more. A mean, so
# that neither L nor the steps of learning grow with the number of answers.


def mse_loss(y_true, y_pred):
    """Mean squared error: the mean of (y_true - y_pred)^2, a float (Zhou).

    >>> mse_loss([1, 0, 0, 1], [0, 0, 0, 0])
    0.5

    ValueError if the shapes differ: from (n, 1) and (n,) NumPy would make n * n errors.
    """
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    check_same_shape(y_true, y_pred)  # skip each check_...: section 7 has them
    error = y_true - y_pred
    return float((error**2).sum() / error.size)


# ---- 3. Nine numbers that learn ----
# Zhou's network: two inputs, two neurons "hidden" behind them, one output.
#
#   x1 ------ w1 ------> h1 (b1) --- w5 ---.
#      `--- w3 --. .--->                    \
#                 X                          > o1 (b3) = y_pred
#      .--- w2 --' `--->                    /
#   x2 ------ w4 ------> h2 (b2) --- w6 ---'
#
# If w1 alone grows by a tiny bit, L grows by dL/dw1 times that bit. This slope says
# which way is uphill, and how steep. Learning moves each number a step downhill:
#   w1 -= learning_rate * dL/dw1
# Tiny moves hardly change each other's slopes, so their effects on L add up. This is
# why learning_rate keeps the steps small.
#
# w1 reaches L on one route: w1 -> h1 -> y_pred -> L. If h1 moves twice as fast as w1,
# and y_pred three times as fast as h1, then y_pred moves six times as fast as w1. This
# is the chain rule: the slopes along a route are multiplied.
#   dL/dw1 = dL/dypred * dypred/dh1 * dh1/dw1
# The last two go through a z and its sigmoid a = 1 / (1 + e^-z), whose slope is
#   da/dz = e^-z / (1 + e^-z)^2 = 1 / (1 + e^-z) * e^-z / (1 + e^-z) = a * (1 - a)
# because e^-z / (1 + e^-z) is 1 - a. It is 0.25 at a = 0.5, and near 0 at both ends.


def sigmoid_derivative(a):
    """da/dz = a * (1 - a), any shape. It takes the activation a = sigmoid(z), not z."""
    return a * (1 - a)


# By hand, for Zhou's Alice: x1 = -2, x2 = -1, y_true = 1; all weights 1, all biases 0.
# L is one square. z1 grows x1 times as fast as w1, and z3 grows w5 times as fast as h1.
#   z1 = w1*x1 + w2*x2 + b1 = -3         h1 = sigmoid(z1) = 0.0474, and h2 = h1
#   z3 = w5*h1 + w6*h2 + b3 = 0.0949     y_pred = sigmoid(z3) = 0.5237
#   dL/dypred  = -2 * (y_true - y_pred)     = -2 * (1 - 0.5237)          = -0.9526
#   dypred/dh1 = w5 * y_pred * (1 - y_pred) =  1 * 0.5237 * (1 - 0.5237) =  0.2494
#   dh1/dw1    = x1 * h1 * (1 - h1)         = -2 * 0.0474 * (1 - 0.0474) = -0.0904
#   dL/dw1     = -0.9526 * 0.2494 * -0.0904 =  0.0215
# (With all digits kept.) L grows with w1, so w1 has to fall: by learning_rate * 0.0215.


class TinyNetwork:
    """Zhou's network. w1..w6 and b1..b3 are plain numbers, random at first."""

    def __init__(self, seed=0):
        start = np.random.default_rng(seed).standard_normal(9).tolist()
        self.w1, self.w2, self.w3, self.w4, self.w5, self.w6 = start[:6]
        self.b1, self.b2, self.b3 = start[6:]

    def activations(self, x):
        """x (2,) -> h1, h2, o1."""
        x1, x2 = x
        h1 = float(sigmoid(self.w1 * x1 + self.w2 * x2 + self.b1))
        h2 = float(sigmoid(self.w3 * x1 + self.w4 * x2 + self.b2))
        o1 = float(sigmoid(self.w5 * h1 + self.w6 * h2 + self.b3))
        return h1, h2, o1

    def feedforward(self, x):
        """x (2,) -> y_pred, a float."""
        return self.activations(x)[2]

    def train(self, X, y, epochs=1000, learning_rate=0.1):
        """Stochastic gradient descent (Zhou): a step after each sample, for its loss.

        X (n, 2) has a sample in each row, y (n,) or (n, 1) the right answers, 0 to 1.
        An epoch is one pass over all samples. Called again, train continues. Returns
        the MSE of all samples after the 1st, 11th, 21st, ... epoch. So the last one is
        up to nine epochs older than the finished network.
        ValueError for bad input, before anything changes; FloatingPointError if numbers
        overflow. Mostly, too large a rate just flattens all sigmoids: no learning.
        """
        X = np.asarray(X, dtype=float)
        y = np.asarray(y, dtype=float)
        check_samples(X, y, n_in=2, n_out=1, output="sigmoid")
        check_settings(epochs, learning_rate)
        X = X.tolist()  # plain numbers are faster one by one
        y = y.ravel().tolist()  # (n, 1) -> (n,)
        losses = []
        for epoch in range(epochs):
            for x, y_true in zip(X, y):
                x1, x2 = x
                h1, h2, y_pred = self.activations(x)
                dL_dypred = -2 * (y_true - y_pred)

                # neuron o1: z3 = w5*h1 + w6*h2 + b3
                dypred_dz3 = sigmoid_derivative(y_pred)
                dypred_dw5 = h1 * dypred_dz3
                dypred_dw6 = h2 * dypred_dz3
                dypred_db3 = dypred_dz3
                dypred_dh1 = self.w5 * dypred_dz3
                dypred_dh2 = self.w6 * dypred_dz3

                # neuron h1: z1 = w1*x1 + w2*x2 + b1
                dh1_dz1 = sigmoid_derivative(h1)
                dh1_dw1 = x1 * dh1_dz1
                dh1_dw2 = x2 * dh1_dz1
                dh1_db1 = dh1_dz1

                # neuron h2: z2 = w3*x1 + w4*x2 + b2
                dh2_dz2 = sigmoid_derivative(h2)
                dh2_dw3 = x1 * dh2_dz2
                dh2_dw4 = x2 * dh2_dz2
                dh2_db2 = dh2_dz2

                # all slopes are known: only now do the numbers move
                self.w1 -= learning_rate * dL_dypred * dypred_dh1 * dh1_dw1
                self.w2 -= learning_rate * dL_dypred * dypred_dh1 * dh1_dw2
                self.b1 -= learning_rate * dL_dypred * dypred_dh1 * dh1_db1
                self.w3 -= learning_rate * dL_dypred * dypred_dh2 * dh2_dw3
                self.w4 -= learning_rate * dL_dypred * dypred_dh2 * dh2_dw4
                self.b2 -= learning_rate * dL_dypred * dypred_dh2 * dh2_db2
                self.w5 -= learning_rate * dL_dypred * dypred_dw5
                self.w6 -= learning_rate * dL_dypred * dypred_dw6
                self.b3 -= learning_rate * dL_dypred * dypred_db3
            if epoch % 10 == 0:
                losses.append(mse_loss(y, [self.feedforward(x) for x in X]))
            weights = [self.w1, self.w2, self.w3, self.w4, self.w5, self.w6]
            check_finite(epoch + 1, weights, [self.b1, self.b2, self.b3], losses[-1:])
        return losses


def example_people():
    import data

    # X: weight - 135 lb, height - 66 in. y: 1 female, 0 male.
    #   Alice    -2  -1    1
    #   Bob      25   6    0
    #   Charlie  17   4    0
    #   Diana   -15  -6    1
    X, y = data.people()
    network = TinyNetwork()
    network.w1 = network.w2 = network.w3 = network.w4 = network.w5 = network.w6 = 1
    network.b1 = network.b2 = network.b3 = 0
    network.train(X[:1], y[:1], epochs=1, learning_rate=1.0)  # Alice
    print(f"  Alice's w1 falls by dL/dw1 = {1 - network.w1:.4f}   by hand: 0.0215")
    print(f"  loss of always male: {mse_loss(y, 0 * y)}   Zhou: 0.5")
    # Why a random start? If w1 = w3, w2 = w4, b1 = b2 and w5 = w6, then h1 and h2 have
    # equal slopes, take equal steps, and stay equal for ever: no more than one neuron.
    # Zhou names no start: seed 157 was searched for, the first with his two answers.
    network = TinyNetwork(seed=157)
    losses = network.train(X, y)
    print_training(losses, X, y, [[network.feedforward(x)] for x in X])
    print(f"  Emily [-7 -3] -> {network.feedforward([-7, -3]):.3f}   Zhou: 0.951")
    print(f"  Frank [20  2] -> {network.feedforward([20, 2]):.3f}   Zhou: 0.039")


def print_training(losses, X, y_true, y_pred):
    picked = np.linspace(0, len(losses) - 1, 6).astype(int)  # six, evenly spaced
    print("  losses:", *[f"{losses[i]:.4f}" for i in picked])
    for x, right, answer in zip(X, y_true, y_pred):
        print(f"  {x} -> {answer[0]:.3f}   right: {right[0]:g}")


# ---- 4. A loss for yes or no ----
# Read y_pred as the probability of a yes. Then the right answer got the probability
# p = y_pred if y_true is 1, p = 1 - y_pred if y_true is 0. If answers are independent,
# all right ones together got the product of all p: the larger, the better. Its natural
# logarithm grows with it and is the sum of all log(p), of which we take the mean. With
# a minus it is a loss: -log(p) is 0 for p = 1, huge near 0. One of two terms is 0:
#   L = mean of -(y_true * log(y_pred) + (1 - y_true) * log(1 - y_pred))
# For one answer, with y for y_true and a for y_pred, the slopes with a and with z are
#   dL/da = -y/a + (1 - y)/(1 - a) = (a - y) / (a * (1 - a))
#   dL/dz = dL/da * da/dz = a - y
# The factor a * (1 - a), near 0 at both ends, is gone: a wrong answer that is certain
# has a steep slope. With the MSE it has a flat one, 2 * (a - y) * a * (1 - a).


def cross_entropy_loss(y_true, y_pred):
    """Binary cross-entropy, a float (Bannier). ValueError outside 0..1, too."""
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    check_same_shape(y_true, y_pred)
    check_0_to_1("y_true", y_true)
    check_0_to_1("y_pred", y_pred)
    y_pred = np.clip(y_pred, 1e-15, 1 - 1e-15)  # there is no log(0)
    logs = y_true * np.log(y_pred) + (1 - y_true) * np.log(1 - y_pred)
    return float(-logs.mean())


# ---- 5. The same with matrices ----
# Larger networks keep the weights of a layer in a matrix W. Row i belongs to input i,
# and column j holds the weights of neuron j. In Zhou's network:
#   W1 =   h1  h2      W2 =   o1      biases [b1, b2] and [b3]
#     x1 [[w1, w3],      h1 [[w5],
#     x2  [w2, w4]]      h2  [w6]]
# X has a row for each sample. @ multiplies rows by columns, w1*x1 + w2*x2. So X @ W1,
# plus [b1, b2] in each row, is z of each sample (row) and neuron (column). With n_in
# inputs and n_out neurons: (n, n_in) @ (n_in, n_out) -> (n, n_out).
#
# On the way back from L, all slopes of a neuron contain its dL/dz, called delta:
#   delta3 = dL_dypred * dypred_dz3 (of o1)           dL/dw5 = h1 * delta3
#   delta1 = delta3 * w5 * h1 * (1 - h1) (of h1)      dL/dw1 = x1 * delta1
# A weight's slope is its input times its neuron's delta. The delta of h1 is that of o1,
# taken back through w5 and the sigmoid of h1. (As L is a mean, each contains 1 / number
# of answers.) Now take two samples, two hidden neurons and two outputs:
#   a =         h1 h2    delta =       o1   o2    W =    o1 o2
#     sample 1 [[1, 2],    sample 1 [[0.1, 0.2],    h1 [[5, 6],
#     sample 2  [3, 4]]    sample 2  [0.3, 0.4]]    h2  [7, 8]]
# The weight from h1 to o1 acts on L in both samples, and these effects add up:
#   dL/dW[h1, o1] = 1 * 0.1 + 3 * 0.3 = 1.0    column h1 of a, column o1 of delta
# For all weights: a.T @ delta, as .T turns columns into the rows that @ takes. A bias
# is a weight with input 1: its slope is the sum of its column of delta. In sample 1,
# h1 acts on L in two ways, by o1 and by o2, and these effects add up, too:
#   dL/dh1 = 0.1 * 5 + 0.2 * 6 = 1.7    row 1 of delta, row h1 of W
# For all hidden neurons: delta @ W.T, as .T turns rows into the columns that @ takes.
#
# Where a sigmoid is flat, slopes and steps are near 0. Where z is always near 0, a is
# near 0.5 whatever the inputs. So z should start at size 1 (standard deviation). It has
# n_in terms w*x, of either sign, as w is, and of size 1, if w and x are. The square of
# their sum is n_in squares of about 1, and mixed products, as often + as -. On average
# that is n_in. So W is divided by sqrt(n_in), not by n_in. For 100 terms:
#   np.random.default_rng(0).standard_normal((10_000, 100)).sum(axis=1).std()  # 10.1


def linear(z):
    """a = z, for an output outside 0 to 1, such as a price."""
    return z


class NeuralNetwork:
    """A network with any number of layers.

    >>> network = NeuralNetwork([2, 3, 1])  # 2 inputs, 3 hidden neurons, 1 output
    >>> losses = network.train([[0, 1], [1, 1]], [1, 0], epochs=9, learning_rate=1.0)
    >>> answer = network.predict([0, 1])

    Hidden layers are sigmoid. output: "sigmoid" or "linear"; loss: "mse" or, for a
    sigmoid output, "cross_entropy". weights and biases have one array, (n_in, n_out)
    and (n_out,), for each layer. ValueError for other settings.
    """

    def __init__(self, layer_sizes, output="sigmoid", loss="mse", seed=0):
        check_network(layer_sizes, output, loss)
        self.layer_sizes = list(layer_sizes)
        self.output = output
        self.output_activation = {"sigmoid": sigmoid, "linear": linear}[output]
        self.loss = loss
        self.compute_loss = {"mse": mse_loss, "cross_entropy": cross_entropy_loss}[loss]
        self.rng = np.random.default_rng(seed)
        self.weights = []
        self.biases = []
        for n_in, n_out in zip(layer_sizes, layer_sizes[1:]):
            W = self.rng.standard_normal((n_in, n_out)) / np.sqrt(n_in)
            self.weights.append(W)
            self.biases.append(np.zeros(n_out))  # 0 is fine: W makes neurons differ

    def forward(self, X):
        """X (n, n_in) -> list of activations: X, then (n, n_out) of each layer."""
        a = np.asarray(X, dtype=float)
        activations = [a]
        last = len(self.weights) - 1
        for layer, (W, b) in enumerate(zip(self.weights, self.biases)):
            z = a @ W + b  # (n, n_in) @ (n_in, n_out) -> (n, n_out)
            if layer == last:
                a = self.output_activation(z)
            else:
                a = sigmoid(z)
            activations.append(a)
        return activations

    def backward(self, activations, y):
        """The list from forward, y (n, n_out) -> (weight_gradients, bias_gradients).

        They are dL/dW and dL/db of each layer. ValueError if y has another shape.
        """
        y = np.asarray(y, dtype=float)
        y_pred = activations[-1]
        check_same_shape(y, y_pred)
        # dL/dz of the last layer. 2 comes from the square, / y.size from the mean.
        pair = (self.output, self.loss)
        if pair == ("sigmoid", "mse"):
            delta = 2 / y.size * (y_pred - y) * sigmoid_derivative(y_pred)
        elif pair == ("linear", "mse"):
            delta = 2 / y.size * (y_pred - y)  # a = z, so da/dz is 1
        elif pair == ("sigmoid", "cross_entropy"):
            delta = 1 / y.size * (y_pred - y)  # a * (1 - a) is gone

        weight_gradients = []
        bias_gradients = []
        for layer in reversed(range(len(self.weights))):
            a = activations[layer]  # (n, n_in), the inputs of weights[layer]
            dL_dW = a.T @ delta  # summed over samples: (n_in, n) @ (n, n_out)
            dL_db = delta.sum(axis=0)  # summed over samples: (n, n_out) -> (n_out,)
            weight_gradients.insert(0, dL_dW)
            bias_gradients.insert(0, dL_db)
            if layer > 0:
                # a is also the output of the previous layer's sigmoid
                da_dz = sigmoid_derivative(a)
                dL_da = delta @ self.weights[layer].T  # summed over the neurons a feeds
                delta = dL_da * da_dz  # (n, n_in): dL/dz of the previous layer
        return weight_gradients, bias_gradients

    def predict(self, X):
        """X (n, n_in) -> (n, n_out), or one sample (n_in,) -> (n_out,)."""
        X = np.asarray(X, dtype=float)
        check_inputs(X, self.layer_sizes[0], dimensions=(1, 2))
        return self.forward(X)[-1]

    @np.errstate(all="ignore")  # no warnings: check_finite raises an error
    def train(self, X, y, epochs, learning_rate, batch_size=None, shuffle=False):
        """Gradient descent: a step after each batch of batch_size rows (None: all).

        X (n, n_in), y (n, n_out) or, for one output, (n,). shuffle: a new order of rows
        in each epoch. Called again, train continues. With [2, 2, 1], batch_size=1 and
        TinyNetwork's starting numbers, it takes TinyNetwork's steps. Returns one loss
        for each epoch: the mean over all rows, each batch measured before its step.
        So the last loss is older than the finished network: with None, by one step.
        ValueError and FloatingPointError as in TinyNetwork. With a sigmoid output, too
        large a rate seldom overflows: with MSE learning stops, with cross-entropy the
        loss swings or stays high.
        """
        X = np.asarray(X, dtype=float)
        y = np.asarray(y, dtype=float)
        check_samples(X, y, self.layer_sizes[0], self.layer_sizes[-1], self.output)
        n = len(X)
        y = y.reshape(n, -1)  # (n,) -> (n, 1)
        if batch_size is None:
            batch_size = n
        check_settings(epochs, learning_rate, batch_size)
        losses = []
        for epoch in range(epochs):
            X_epoch = X
            y_epoch = y
            if shuffle:
                order = self.rng.permutation(n)
                X_epoch = X[order]
                y_epoch = y[order]
            epoch_loss = 0.0
            for start in range(0, n, batch_size):
                X_batch = X_epoch[start : start + batch_size]  # (batch_size, n_in)
                y_batch = y_epoch[start : start + batch_size]  # (batch_size, n_out)
                activations = self.forward(X_batch)
                loss = self.compute_loss(y_batch, activations[-1])
                epoch_loss += loss * (len(X_batch) / n)  # the last batch may be smaller
                dL_dW, dL_db = self.backward(activations, y_batch)
                W_slopes = zip(self.weights, dL_dW)
                b_slopes = zip(self.biases, dL_db)
                self.weights = [W - learning_rate * slope for W, slope in W_slopes]
                self.biases = [b - learning_rate * slope for b, slope in b_slopes]
            check_finite(epoch + 1, epoch_loss)
            losses.append(epoch_loss)
        check_finite(epochs, *self.weights, *self.biases)
        return losses


def numerical_gradients(network, X, y, nudge=1e-5):
    """What backward returns, without its formulas: nudge, and see how the loss changes.

    A falling loss proves nothing: it falls with many wrong slopes, too. So compare.
    Slow, but right for any network, except at a kink, as max(0, z) (ReLU) has at 0,
    and where rounding swallows the nudge (large z). X (n, n_in), y (n, n_out).
    """
    network.compute_loss(y, network.forward(X)[-1])  # refuses a bad y before any nudge
    gradients = [], []
    for arrays, slopes in zip([network.weights, network.biases], gradients):
        for layer, array in enumerate(arrays):
            slope = np.zeros(array.shape)
            for index in np.ndindex(array.shape):
                step = np.zeros(array.shape)
                step[index] = nudge
                arrays[layer] = array + step  # network's list, not a copy
                loss_up = network.compute_loss(y, network.forward(X)[-1])
                arrays[layer] = array - step
                loss_down = network.compute_loss(y, network.forward(X)[-1])
                slope[index] = (loss_up - loss_down) / (2 * nudge)
            arrays[layer] = array
            slopes.append(slope)
    return gradients


def example_gradients():
    network = NeuralNetwork([2, 2, 1])
    network.weights = [np.ones((2, 2)), np.ones((2, 1))]
    dL_dW, dL_db = network.backward(network.forward([[-2, -1]]), [[1]])
    print(f"  Alice's dL/dw1, out of the matrices: {dL_dW[0][0, 0]:.4f}")
    network = NeuralNetwork([3, 5, 2])
    network.biases = [network.rng.standard_normal(5), network.rng.standard_normal(2)]
    X = network.rng.standard_normal((4, 3))
    y = X[:, :2] > 0
    dL_dW, dL_db = network.backward(network.forward(X), y)
    nudged_W, nudged_b = numerical_gradients(network, X, y)
    for slope, nudged in zip(dL_dW + dL_db, nudged_W + nudged_b):
        print(f"  {slope.shape}: nudging differs by {np.abs(slope - nudged).max():.8f}")


def example_xor():
    """Shivank Pandey, "Building a Neural Network from Scratch in Python".

    XOR: is exactly one of two bits 1? One neuron says yes (a > 0.5) on one side of the
    line z = w1*x1 + w2*x2 + b = 0. No line parts (0, 1) and (1, 0) from the other two:
    the middle of both pairs, (0.5, 0.5), would be on both sides. One neuron's training
    ends at 0.5 everywhere, where the slopes of the four samples cancel. Two hidden ones
    draw two lines, "at least one" (weights 10, 10, bias -5) and "both" (10, 10, -15);
    the output says yes to the first but not to the second: in a band. Pandey has three.
    """
    import data

    X, y = data.xor()  # [0, 0] -> 0, [0, 1] -> 1, [1, 0] -> 1, [1, 1] -> 0
    network = NeuralNetwork([2, 3, 1])
    # Pandey's loss is half the sum of 4 squares, ours is their mean: rate * 4 / 2
    losses = network.train(X, y, epochs=10_000, learning_rate=0.1 * 4 / 2)
    print_training(losses, X, y, network.predict(X))
    one_neuron = NeuralNetwork([2, 1])
    one_neuron.train(X, y, epochs=500, learning_rate=1.0)
    print("  (0, 1)   one neuron   (1, 1)  (0, 1) 3 hidden ones  (1, 1)")
    for x2 in np.linspace(1, 0, 11):
        print(f"  |{map_row(one_neuron, x2)}|  |{map_row(network, x2)}|")
    print("  (0, 0)                (1, 0)  (0, 0)                (1, 0)")


def map_row(network, x2):
    """The answers for x1 = 0 to 1, from ' ' (0) by '+' (0.5) to '@' (1)."""
    points = [[x1, x2] for x1 in np.linspace(0, 1, 26)]
    return "".join(" .:-=+*#%$@"[round(10 * a)] for [a] in network.predict(points))


# ---- 6. The other tutorials ----
# A house has 100 m2 and is 5 years old. Such inputs make z large and the sigmoids flat,
# and the larger one drowns the other. So each column gets mean 0 and size 1.


def standardize(X):
    """X (n, n_features) or (n,) -> (scaled, mean, std) with scaled = (X - mean) / std.

    New rows take the old mean and std. A constant column becomes 0, with std 1.
    ValueError for bad input.
    """
    X = np.asarray(X, dtype=float)
    check_numbers("X", X)
    mean = X.mean(axis=0)  # (n, n_features) -> (n_features,)
    std = X.std(axis=0)
    constant = np.ptp(X, axis=0) <= 1e-14 * np.abs(mean)  # max - min is 0 or rounding
    std = np.where(constant, 1.0, std)
    scaled = np.where(constant, 0.0, (X - mean) / std)
    return scaled, mean, std


def example_houses():
    import data

    # Raach: size in m2, age in years -> price in thousand euros, first [100, 5] -> 330.
    # Prices are scaled, too: errors of hundreds make too large steps.
    X, y = data.houses()
    X_scaled, X_mean, X_std = standardize(X)
    y_scaled, y_mean, y_std = standardize(y)
    network = NeuralNetwork([2, 4, 1], output="linear")
    # Raach leaves out the 2 of the square's slope: rate / 2
    losses = network.train(X_scaled, y_scaled, epochs=2000, learning_rate=0.05 / 2)
    print_training(losses, X, y, network.predict(X_scaled) * y_std + y_mean)
    new_scaled = ([110, 10] - X_mean) / X_std
    price = network.predict(new_scaled) * y_std + y_mean
    print(f"  new: [110  10] -> {price[0]:.3f}")


def example_six_samples():
    import data

    # Mausam Adhikari, "Building a Simple Neural Network from Scratch with NumPy"
    X, y = data.six_samples()
    network = NeuralNetwork([3, 3, 1], output="linear")
    losses = network.train(X, y, epochs=10_000, learning_rate=0.1 / 2)  # as for Raach
    print_training(losses, X, y, network.predict(X))


def example_diabetes():
    import data

    # Pierre-Antoine Bannier, "How to create a neural network from scratch in Python":
    # smoking, obesity, exercise -> diabetic. The 4 and the learning rate are ours.
    X, y = data.diabetes()
    network = NeuralNetwork([3, 4, 1], loss="cross_entropy")
    losses = network.train(X, y, epochs=1500, learning_rate=1.0)
    print_training(losses, X, y, network.predict(X))


# ---- 7. Checks ----
# They only raise errors. Delete them, and each line that calls one: all numbers stay
# the same.


def check_numbers(name, array):
    if array.size == 0 or not np.isfinite(array).all():
        raise ValueError(f"expected finite numbers in {name}, got none, nan or inf")


def check_0_to_1(name, array, hint=""):
    if array.min() < 0 or array.max() > 1:
        got = f"{array.min()} to {array.max()}"
        raise ValueError(f"expected {name} within 0 to 1, got {got}{hint}")


def check_same_shape(y, y_pred):
    if y.shape != y_pred.shape:
        raise ValueError(f"expected y of shape {y_pred.shape}, got {y.shape}")
    if y.size == 0:
        raise ValueError("expected at least one answer, got none")


def check_inputs(X, n_in, dimensions=(2,)):
    if X.ndim not in dimensions or X.shape[-1] != n_in:
        raise ValueError(f"expected X of shape (n_samples, {n_in}), got {X.shape}")
    check_numbers("X", X)


def check_samples(X, y, n_in, n_out, output):
    check_inputs(X, n_in)
    n = len(X)
    if y.shape != (n, n_out) and (n_out > 1 or y.shape != (n,)):
        hint = "" if n_out == 1 else "; np.eye(k)[y] makes one column for each class"
        raise ValueError(f"expected y of shape {(n, n_out)}, got {y.shape}{hint}")
    check_numbers("y", y)
    if output == "sigmoid":
        check_0_to_1("y", y, '; output="linear" takes any numbers (not classes)')


def check_settings(epochs, learning_rate, batch_size=1):
    if not 0 < learning_rate < np.inf:
        raise ValueError(f"expected learning_rate > 0, got {learning_rate}")
    if epochs < 0:
        raise ValueError(f"expected epochs >= 0, got {epochs}")
    if batch_size < 1:
        raise ValueError(f"expected batch_size >= 1, got {batch_size}")


def check_network(layer_sizes, output, loss):
    sizes = np.asarray(layer_sizes)
    if sizes.ndim != 1 or sizes.dtype.kind != "i" or len(sizes) < 2 or sizes.min() < 1:
        raise ValueError(f"expected layer_sizes such as [2, 3, 1], got {layer_sizes}")
    known = [("sigmoid", "mse"), ("linear", "mse"), ("sigmoid", "cross_entropy")]
    if (output, loss) not in known:
        raise ValueError(f"expected (output, loss) in {known}, got {(output, loss)}")


def check_finite(epoch, *arrays):
    for array in arrays:
        if not np.isfinite(array).all():
            advice = "try a new network, a smaller learning_rate, standardize"
            raise FloatingPointError(f"too large a number by epoch {epoch}: {advice}")


if __name__ == "__main__":
    examples = [example_neuron, example_people, example_gradients, example_xor]
    examples += [example_houses, example_six_samples, example_diabetes]
    for example in examples:
        print(f"\n{example.__name__}")
        example()
