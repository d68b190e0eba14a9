# SPDX-License-Identifier: 0BSD
"""Neural networks from scratch in NumPy, to be read from top to bottom.

A neural network is a formula with many adjustable numbers, its parameters. It turns an
input, such as a person's weight and height, into a prediction, such as "probably
female". At first most parameters are random. Training changes them little by little
so that the predictions become better.

`python nn.py` runs the examples of five tutorials, with the data from data.py, and
prints the numbers that the tutorials state beside ours.
"""

import copy

import numpy as np

# ---- 1. A neuron ----
# A neuron takes the features of a sample, numbers x1, x2, ... that describe it, and
# returns one number, its activation a, in two steps:
#   z = w1*x1 + w2*x2 + ... + b
#   a = sigmoid(z)
# Each weight w says how strongly its input counts, and whether it raises or lowers z.
# The bias b is added whatever the inputs are, so it sets how easily the neuron says
# yes. The sigmoid is an activation function: it squashes z, which can be any number,
# into the range from 0 (no) to 1 (yes).
#   z      -5     -1     0     1      5
#   a   0.007  0.269   0.5  0.731  0.993
#
# Neurons that share the same inputs form a layer, and the activations of one layer are
# the inputs of the next. Without an activation function, all the layers together could
# do no more than one of them: a weighted sum of weighted sums is just a weighted sum.


def sigmoid(z):
    """1 / (1 + e^-z), for a number or for each number in an array."""
    z = np.maximum(z, -700.0)  # if z is below -709, e^-z is too large for a float
    return 1 / (1 + np.exp(-z))


def neuron(inputs, weights, bias):
    """The activation of one neuron, a float.

    inputs and weights have shape (n_in,), for n_in inputs. For example, this neuron
    tells whether its inputs, 0 or 1, are both 1:
    >>> round(neuron([1, 1], weights=[10, 10], bias=-15), 3)  # z = 10 + 10 - 15 = 5
    0.993
    >>> round(neuron([1, 0], weights=[10, 10], bias=-15), 3)  # z = 10 - 15 = -5
    0.007

    With the bias -5, it tells whether at least one of them is 1.
    """
    z = np.dot(weights, inputs) + bias
    return float(sigmoid(z))


def example_neuron():
    """Mario Raach, "Building a Neural Network from Scratch with Python & NumPy". A
    neuron with three inputs, by hand: z is 1.923, and the activation is 0.8725.

    Victor Zhou, "Machine Learning for Beginners: An Introduction to Neural Networks".
    One neuron answers 0.9991. Then h1 and h2 take the inputs, and o1, which takes the
    activations of h1 and h2, answers 0.7216.
    """
    z = 0.5 * 0.65 + 0.4 * 0.61 + 0.6 * 0.59 + 1  # w1*x1 + w2*x2 + w3*x3 + b
    print(f"  z = {z:.3f}       {sigmoid(z):.4f}   Raach: 1.923, 0.87")
    o1 = neuron([2, 3], [0, 1], 4)
    print(f"  one neuron      {o1:.4f}   Zhou: 0.999")
    h1 = h2 = neuron([2, 3], [0, 1], 0)
    o1 = neuron([h1, h2], [0, 1], 0)
    print(f"  three neurons   {o1:.4f}   Zhou: 0.7216")


# ---- 2. The loss ----
# Training has to know how wrong the predictions are. Counting the wrong ones would not
# help, because the count usually stays the same when a parameter changes a little. A
# loss function (or cost function) compares the predictions y_pred with the right
# answers y_true, the labels. It returns a number that reacts to small changes, and is
# smaller for better predictions. The best-known one is the mean squared error (MSE):
#   L = mean of (y_true - y_pred)^2
# Squares keep positive and negative errors from cancelling, and make large errors count
# more. The mean makes the loss of ten samples comparable to the loss of a million.
# (y_true and y_pred need the same shape. NumPy would stretch (3,) and (3, 1) to (3, 3),
# which is called broadcasting, and compare every label with every prediction.)


def mse_loss(y_true, y_pred):
    """Mean squared error, a float. Raises ValueError if the shapes differ.

    >>> mse_loss([1, 0, 0, 1], [0, 0, 0, 0])  # Zhou predicts 0 (male) for all
    0.5
    """
    y_true = np.asarray(y_true, float)
    y_pred = np.asarray(y_pred, float)
    check_labels(y_true, y_pred.shape)  # the functions check_... are in section 8
    error = y_true - y_pred
    return float((error**2).sum() / error.size)


# ---- 3. Learning ----
# Zhou's network tells from weight and height whether a person is female. To keep the
# numbers small, x1 is the weight minus 135 pounds, and x2 the height minus 66 inches.
# They form the input layer. A hidden layer h1, h2 and an output layer o1 follow. The
# nine parameters are the weights w1 to w6 (w2 leads from x2 to h1, and w3 from x1 to
# h2) and the biases b1 to b3.
#
#   x1 ------ w1 ------> h1 (b1) --- w5 ---.
#      `--- w3 --. .--->                    \
#                 X                          > o1 (b3) = y_pred
#      .--- w2 --' `--->                    /
#   x2 ------ w4 ------> h2 (b2) --- w6 ---'
#
# The forward pass computes h1 and h2 from the inputs, and then y_pred from h1 and h2.
# In which direction should w1 move to make the loss L smaller? If w1 grows by a tiny
# amount, L changes by dL/dw1 times that amount. This factor is the partial derivative
# of L with respect to w1: partial, because all other parameters stay as they are. If
# it is positive, a smaller w1 makes L smaller; if it is negative, a larger w1 does. So
# we step against the derivative:
#   w1 = w1 - learning_rate * dL/dw1
# All the other parameters take such a step at the same time. The steps are small, so
# none of them changes the other derivatives much, and their effects on L add up. This
# is gradient descent. The gradient is the list of all nine partial derivatives. They
# are only right close to the present parameters, so the learning rate keeps the steps
# small. If it is too large, the loss grows, or many z end up far from 0, where the
# sigmoid is flat, and training gets stuck without an error message. A good learning
# rate is found by trying.
#
# How do we find dL/dw1? A change of w1 changes h1, which changes y_pred, which changes
# L. If h1 changes twice as fast as w1, and y_pred three times as fast as h1, then
# y_pred changes six times as fast as w1. The derivatives along the way are multiplied:
#   dL/dw1 = dL/dypred * dypred/dh1 * dh1/dw1
# This is the chain rule. Backpropagation uses it from the loss back to the inputs, so
# that factors near the loss, such as dL/dypred, are computed once for all parameters.
#
# Each of the last two factors is itself a product, because a z lies in between: z3 in
# o1, and z1 in h1. In z3 = w5*h1 + w6*h2 + b3, h1 is multiplied by w5, so z3 changes w5
# times as fast as h1. In the same way, z1 = w1*x1 + w2*x2 + b1 changes x1 times as fast
# as w1:
#   dypred/dh1 = dypred/dz3 * dz3/dh1 = dypred/dz3 * w5
#   dh1/dw1    = dh1/dz1 * dz1/dw1    = dh1/dz1 * x1
# What remains is the derivative of the sigmoid, a = 1/(1 + e^-z). With u = 1 + e^-z,
# a is 1/u. The derivative of 1/u is -1/u^2. That of u is -e^-z, because e^x is its own
# derivative, and that of -z is -1. The chain rule multiplies them:
#   da/dz = -1/u^2 * -e^-z = e^-z / u^2 = 1/u * e^-z/u
# The factor 1/u is a. The factor e^-z/u is 1 - a, because the two factors add up to
# (1 + e^-z)/u = 1. So da/dz = a * (1 - a). It is 0.25 at a = 0.5, where the sigmoid is
# steepest, and almost 0 where it is flat.


def sigmoid_derivative(a):
    """da/dz = a * (1 - a). The argument is the activation a = sigmoid(z), not z."""
    return a * (1 - a)


# Now by hand, for Zhou's Alice: x1 = -2, x2 = -1, y_true = 1, with all weights 1 and
# all biases 0. (The numbers are rounded only to show them.) For one sample, the mean is
# L = (y_true - y_pred)^2. The derivative of the square is 2 * (y_true - y_pred), and
# that of y_true - y_pred is -1.
#   z1 = w1*x1 + w2*x2 + b1 = -3         h1 = sigmoid(z1) = 0.0474, and h2 is the same
#   z3 = w5*h1 + w6*h2 + b3 = 0.0949     y_pred = sigmoid(z3) = 0.5237
#   dL/dypred  = -2 * (y_true - y_pred)     = -2 * (1 - 0.5237)          = -0.9526
#   dypred/dh1 = w5 * y_pred * (1 - y_pred) =  1 * 0.5237 * (1 - 0.5237) =  0.2494
#   dh1/dw1    = x1 * h1 * (1 - h1)         = -2 * 0.0474 * (1 - 0.0474) = -0.0904
#   dL/dw1     = -0.9526 * 0.2494 * -0.0904 = 0.0215
# It is positive, so w1 should become smaller. TinyNetwork does this for all parameters.
#
# TinyNetwork starts with random parameters, positive or negative and about 1 in size.
# Why? Suppose that h1 and h2 had the same parameters: w1 = w3, w2 = w4, b1 = b2 and
# w5 = w6. Then they have the same activation and the same derivatives. Every step
# leaves them equal, and the two can do no more than a single neuron.


class TinyNetwork:
    """Zhou's network: two inputs, two hidden neurons, one output neuron."""

    def __init__(self, seed=0):
        start = np.random.default_rng(seed).standard_normal(9).tolist()
        self.w1, self.w2, self.w3, self.w4, self.w5, self.w6 = start[:6]
        self.b1, self.b2, self.b3 = start[6:]

    def activations(self, x):
        """The forward pass for one sample x (2,). Returns h1, h2, o1."""
        x1, x2 = x
        h1 = float(sigmoid(self.w1 * x1 + self.w2 * x2 + self.b1))
        h2 = float(sigmoid(self.w3 * x1 + self.w4 * x2 + self.b2))
        o1 = float(sigmoid(self.w5 * h1 + self.w6 * h2 + self.b3))
        return h1, h2, o1

    def feedforward(self, x):
        """The prediction for one sample x (2,), a float."""
        return self.activations(x)[2]

    def train(self, X, y, epochs=1000, learning_rate=0.1):
        """Stochastic gradient descent: a step after every single sample.

        Stochastic means random: samples are usually drawn at random, but Zhou takes
        them in order. An epoch is one pass over all samples. They are the rows of
        X (n, 2), and their labels y (n,) or (n, 1) are numbers from 0 to 1. Returns the
        loss after each epoch. A second call continues the training. Raises ValueError
        before anything has changed, or FloatingPointError at an overflow.
        """
        X = np.asarray(X, float)
        y = np.asarray(y, float)
        if y.ndim == 1:
            y = y.reshape(-1, 1)  # (n,) -> (n, 1), for the check
        check_samples(X, y, [2, 1], "sigmoid")  # 2 inputs, 1 output
        check_settings(epochs, learning_rate)
        X = X.tolist()
        y = y.ravel().tolist()  # (n, 1) -> (n,)
        losses = []
        for epoch in range(epochs):
            for x, y_true in zip(X, y):
                x1, x2 = x
                h1, h2, y_pred = self.activations(x)
                dL_dypred = -2 * (y_true - y_pred)

                # Neuron o1: z3 = w5*h1 + w6*h2 + b3
                dypred_dz3 = sigmoid_derivative(y_pred)
                dypred_dw5 = h1 * dypred_dz3
                dypred_dw6 = h2 * dypred_dz3
                dypred_db3 = dypred_dz3
                dypred_dh1 = self.w5 * dypred_dz3
                dypred_dh2 = self.w6 * dypred_dz3

                # Neuron h1: z1 = w1*x1 + w2*x2 + b1
                dL_dh1 = dL_dypred * dypred_dh1
                dh1_dz1 = sigmoid_derivative(h1)
                dh1_dw1 = x1 * dh1_dz1
                dh1_dw2 = x2 * dh1_dz1
                dh1_db1 = dh1_dz1

                # Neuron h2: z2 = w3*x1 + w4*x2 + b2
                dL_dh2 = dL_dypred * dypred_dh2
                dh2_dz2 = sigmoid_derivative(h2)
                dh2_dw3 = x1 * dh2_dz2
                dh2_dw4 = x2 * dh2_dz2
                dh2_db2 = dh2_dz2

                # The step comes last, because the derivatives need the old weights.
                self.w1 -= learning_rate * dL_dh1 * dh1_dw1
                self.w2 -= learning_rate * dL_dh1 * dh1_dw2
                self.b1 -= learning_rate * dL_dh1 * dh1_db1
                self.w3 -= learning_rate * dL_dh2 * dh2_dw3
                self.w4 -= learning_rate * dL_dh2 * dh2_dw4
                self.b2 -= learning_rate * dL_dh2 * dh2_db2
                self.w5 -= learning_rate * dL_dypred * dypred_dw5
                self.w6 -= learning_rate * dL_dypred * dypred_dw6
                self.b3 -= learning_rate * dL_dypred * dypred_db3

            loss = mse_loss(y, [self.feedforward(x) for x in X])
            stop_at_overflow(epoch, loss)
            losses.append(loss)
        return losses


def stop_at_overflow(epoch, numbers):
    """Raises FloatingPointError if numbers have become too large (infinity or nan)."""
    if not np.isfinite(numbers).all():
        advice = "make a new network, and try a smaller learning_rate or scaled data"
        raise FloatingPointError(f"numbers overflowed by epoch {epoch}: {advice}")


def example_people(X, y):
    """Zhou's four people, from data.py. The label is 1 for female and 0 for male.

    The loss falls from 0.2370 after the first epoch to 0.0022. But what counts are
    people the network has never seen. Is it right about them, too (generalization), or
    has it only learned its samples by heart (overfitting)? Two new people, Emily and
    Frank, get 0.951 (female) and 0.039 (male), as they should. Zhou does not state his
    random start. Seed 157 is the first that leads to his numbers, so meeting them
    proves nothing.
    """
    print(f"  always male     loss {mse_loss(y, 0 * y):.4f}   Zhou: 0.5")
    network = TinyNetwork(seed=157)
    losses = network.train(X, y, epochs=1000, learning_rate=0.1)
    print(f"  epoch     0   loss {losses[0]:.4f}")
    print(f"  epoch   100   loss {losses[100]:.4f}")
    print(f"  epoch   999   loss {losses[999]:.4f}")
    print(f"  Emily [-7 -3]   {network.feedforward([-7, -3]):.3f}   Zhou: 0.951")
    print(f"  Frank [20  2]   {network.feedforward([20, 2]):.3f}   Zhou: 0.039")


# ---- 4. Cross-entropy ----
# Predicting one of a few classes, such as female or male, is called classification. The
# output can be read as a probability, and for probabilities there is a better loss.
# Suppose that three independent samples have the labels 1, 1 and 0, and the network
# says 0.9, 0.8 and 0.5. So it gives the right answers the probabilities 0.9, 0.8 and
# 1 - 0.5, and all three together 0.9 * 0.8 * 0.5 = 0.36. Training should make this
# product large. For many samples it would be too small for a float. So we take its
# natural logarithm, which grows with the product. log(p * q) is log(p) + log(q), so
#   log(0.9 * 0.8 * 0.5) = log(0.9) + log(0.8) + log(0.5) = -1.02
# The mean of the three, with a minus sign, is the cross-entropy, here 0.34. One formula
# covers both labels, because the second term is 0 for label 1, the first for label 0:
#   L = mean of -(y_true * log(y_pred) + (1 - y_true) * log(1 - y_pred))
#
# What is better about it? Take one sample, with y for y_true and a for y_pred. The
# derivative of log(a) is 1/a, and that of log(1 - a) is -1/(1 - a).
#                          L             dL/da          dL/dz = dL/da * a * (1 - a)
#   cross-entropy, y = 1   -log(a)       -1/a           -(1 - a) = a - 1
#   cross-entropy, y = 0   -log(1 - a)   1/(1 - a)      a
#   MSE                    (a - y)^2     2 * (a - y)    2 * (a - y) * a * (1 - a)
# Cross-entropy has dL/dz = a - y for both labels. (For any y between them, it is also
# y * (a - 1) + (1 - y) * a = a - y.) The MSE still has a * (1 - a). If the network is
# sure of a wrong answer, say a = 0.01 when y = 1, dL/dz of the MSE is only -0.02: the
# sigmoid is flat there, and learning is slow. Cross-entropy has -0.99.


def cross_entropy_loss(y_true, y_pred):
    """Cross-entropy, a float. Raises ValueError for numbers outside 0 to 1."""
    y_true = np.asarray(y_true, float)
    y_pred = np.asarray(y_pred, float)
    check_labels(y_true, y_pred.shape)
    check_0_to_1("y_true", y_true)
    check_0_to_1("y_pred", y_pred)
    y_pred = np.clip(y_pred, 1e-15, 1 - 1e-15)  # log(0) would be minus infinity
    logs = y_true * np.log(y_pred) + (1 - y_true) * np.log(1 - y_pred)
    return float(-logs.mean())


# ---- 5. Layers as matrices ----
# In larger networks, the weights of a layer form a matrix W, with a row for each input
# and a column for each neuron. In Zhou's network:
#            h1  h2               o1
#   W1 = x1 [w1, w3]     W2 = h1 [w5]
#        x2 [w2, w4]          h2 [w6]
# The biases of a layer form a list, [b1, b2] and [b3].
#
# The samples are the rows of a matrix X. The product X @ W1 multiplies every row of X
# by every column of W1. For each sample, this gives w1*x1 + w2*x2 for h1, and
# w3*x1 + w4*x2 for h2. The biases are added to every row. So two lines are the forward
# pass of a whole layer, for n samples, n_in inputs and n_out neurons:
#   z = X @ W + b      (n, n_in) @ (n_in, n_out) + (n_out,) -> (n, n_out)
#   a = sigmoid(z)
#
# For the backward pass, let delta be the derivative dL/dz of a neuron. z3 acts on L
# through y_pred, and z1 acts on L through h1 and z3, so the chain rule gives
#   delta3 = dL/dz3 = dL/dypred * dypred/dz3        = dL/dypred * y_pred * (1 - y_pred)
#   delta1 = dL/dz1 = dL/dz3 * dz3/dh1 * dh1/dz1    = delta3 * w5 * h1 * (1 - h1)
#   dL/dw5          = dL/dz3 * dz3/dw5              = delta3 * h1
#   dL/dw1          = dL/dz1 * dz1/dw1              = delta1 * x1
# The derivative for a weight is the delta of its neuron times its input. The delta of a
# hidden neuron is that of the one neuron it feeds, times the weight between them, times
# its own a * (1 - a).
#
# With several samples, a weight acts on the loss in each sample. With several outputs,
# a hidden neuron acts on it through each output. A tiny change makes the loss change a
# little along each of these paths, and the changes add up. So we multiply along each
# path, and add up the paths. Suppose that two hidden neurons have the activations a for
# two samples, and feed two outputs, with the weights W and the following delta:
#         neuron  1    2             output  1     2              output  1    2
#   a = sample 1 [0.5  0.2]   delta = sample 1 [0.05  0.10]   W = neuron 1 [1.0  2.0]
#       sample 2 [0.9  0.6]           sample 2 [0.10  0.00]       neuron 2 [3.0  4.0]
# The first weight, W[0, 0], leads from neuron 1 to the first output. It acts on the
# loss in both samples: dL/dW[0, 0] = 0.5 * 0.05 + 0.9 * 0.10 = 0.115. This combines the
# first column of a with the first column of delta. But @ combines rows on its left with
# columns on its right. So we need the transpose a.T, whose rows are the columns of a.
# Each sum goes over the samples:
#   dL/dW = a.T @ delta = [0.5  0.9] @ [0.05  0.10] = [0.115  0.050]
#                         [0.2  0.6]   [0.10  0.00]   [0.070  0.020]
# A bias is a weight whose input is always 1: dL/db = [0.05 + 0.10, 0.10 + 0.00].
#
# In sample 1, neuron 1 acts on the loss through both outputs:
# dL/da[0, 0] = 0.05 * 1.0 + 0.10 * 2.0 = 0.25. This combines the first row of delta and
# the first row of W, so now W has to be transposed. Each sum goes over the outputs:
#   dL/da = delta @ W.T = [0.05  0.10] @ [1.0  3.0] = [0.25  0.55]
#                         [0.10  0.00]   [2.0  4.0]   [0.10  0.30]
# Multiplied by a * (1 - a), each number by its own, this is the delta of the hidden
# layer. For neuron 1 in sample 1, it is 0.25 * 0.5 * (1 - 0.5) = 0.0625. The layer
# before it follows in the same way.
#
# How large should the random weights be? z is a sum of n_in terms w*x. Suppose that all
# w and x are about 1 in size, with random signs. With two terms t1 and t2, the square
# of z is t1^2 + t2^2 + 2*t1*t2. The first two are about 1, and the third is as often
# positive as negative, so 0 on average. With 100 terms there are 100 squares, and all
# the mixed products are 0 on average. So z^2 is about 100 on average, and z is
# typically about 10 in size. There the sigmoid is flat (its derivative is 0.00005), and
# such a neuron hardly learns. With n_in terms, z is about the square root of n_in.
# Dividing the weights by this root divides z by it, so z is about 1.
#
# This holds for the first layer, if its inputs are about 1 in size. Later layers get
# activations of sigmoids, between 0 and 1, so their z is even smaller, and at 0 the
# sigmoid is steepest. Networks with many layers have another problem, the vanishing
# gradient. On the way back, each layer multiplies delta by weights and by a * (1 - a),
# which is 0.25 at most. Four such factors make 0.004 at most. Unless the weights make
# up for it, the first layers of a deep network hardly learn.
#
# A batch is the group of samples used for one step. All samples give the gradient of
# the whole loss, but only one step in an epoch. A smaller batch gives more steps, with
# a rougher estimate of this gradient. TinyNetwork has batches of one sample. A
# mini-batch, of a few dozen samples, is a compromise.
#
# To tell several classes apart, a network has an output for each. The label is then 1
# for the class of the sample, and 0 for the others. So for class 0, 1 or 2, the labels
# are [1, 0, 0], [0, 1, 0] or [0, 0, 1]. These are the rows of the matrix np.eye(3), and
# np.eye(3)[[0, 2]] takes two of them, for a sample of class 0 and one of class 2. The
# network's answer is the class with the largest output. (Their sum need not be 1.)

# For each activation function: a as a function of z, and da/dz as a function of a.
ACTIVATION_FUNCTIONS = {
    "sigmoid": (sigmoid, sigmoid_derivative),
    "linear": (lambda z: z, lambda a: 1.0),  # a = z, which can be any number
}
# A new loss needs an entry here, and its dL/dz in output_delta.
LOSSES = {"mse": mse_loss, "cross_entropy": cross_entropy_loss}


class NeuralNetwork:
    """A network with any number of layers, each fully connected to the next.

    >>> network = NeuralNetwork([2, 3, 1])  # 2 inputs, 3 hidden neurons, 1 output
    >>> X, y = [[0, 0], [0, 1], [1, 0], [1, 1]], [[0], [1], [1], [0]]
    >>> losses = network.train(X, y, epochs=1000, learning_rate=3.0)  # found by trying
    >>> network.predict(X).round(2).tolist()
    [[0.05], [0.95], [0.95], [0.05]]

    hidden and output are keys of ACTIVATION_FUNCTIONS, and loss is a key of LOSSES.
    weights and biases have an array for each layer, (n_in, n_out) and (n_out,).
    """

    def __init__(
        self, layer_sizes, output="sigmoid", loss="mse", seed=0, hidden="sigmoid"
    ):
        self.layer_sizes = list(layer_sizes)
        self.hidden = hidden
        self.output = output
        self.loss = loss
        check_network(self)
        self.rng = np.random.default_rng(seed)
        self.weights = []
        self.biases = []
        for n_in, n_out in zip(layer_sizes, layer_sizes[1:]):
            self.weights.append(self.rng.standard_normal((n_in, n_out)) / np.sqrt(n_in))
            self.biases.append(np.zeros(n_out))  # the weights make the neurons differ

    def forward(self, X):
        """The forward pass. X (n, n_in) -> [X, then the activations of each layer]."""
        names = [self.hidden] * (len(self.weights) - 1) + [self.output]  # one per layer
        a = np.asarray(X, float)
        activations = [a]
        for W, b, name in zip(self.weights, self.biases, names):
            function, _ = ACTIVATION_FUNCTIONS[name]
            z = a @ W + b  # (n, n_in) @ (n_in, n_out) + (n_out,) -> (n, n_out)
            a = function(z)
            activations.append(a)
        return activations

    def compute_loss(self, y_true, y_pred):
        """The loss that training makes small. Both arguments have shape (n, n_out)."""
        return LOSSES[self.loss](y_true, y_pred)

    def output_delta(self, y_true, y_pred):
        """dL/dz of the output layer, (n, n_out). L is a mean of n * n_out numbers."""
        if self.loss == "mse":
            _, derivative = ACTIVATION_FUNCTIONS[self.output]
            return 2 / y_true.size * (y_pred - y_true) * derivative(y_pred)
        if self.loss == "cross_entropy" and self.output == "sigmoid":
            return (y_pred - y_true) / y_true.size  # a - y, as in section 4
        got = f"{self.loss!r} with {self.output!r} in output_delta"
        raise ValueError(f"expected 'mse', or 'cross_entropy' with sigmoid, got {got}")

    def backward(self, activations, y):
        """Backpropagation. Takes the list from forward and the labels y (n, n_out).
        Returns two lists, dL/dW and dL/db of each layer."""
        y = np.asarray(y, float)
        y_pred = activations[-1]
        check_labels(y, y_pred.shape)
        delta = self.output_delta(y, y_pred)
        weight_gradients = []
        bias_gradients = []
        _, derivative = ACTIVATION_FUNCTIONS[self.hidden]
        for layer in reversed(range(len(self.weights))):  # from the last to the first
            a = activations[layer]  # (n, n_in), the inputs of the layer: X for layer 0
            weight_gradients.insert(0, a.T @ delta)  # dL/dW, (n_in, n) @ (n, n_out)
            bias_gradients.insert(0, delta.sum(axis=0))  # dL/db, (n, n_out) -> (n_out,)
            if layer > 0:  # then a comes from a hidden layer
                dL_da = delta @ self.weights[layer].T  # (n, n_out) -> (n, n_in)
                delta = dL_da * derivative(a)  # dL/dz of the layer before this one
        return weight_gradients, bias_gradients

    def step(self, weight_gradients, bias_gradients, learning_rate):
        """Gradient descent: every parameter moves against its derivative."""
        W_pairs = zip(self.weights, weight_gradients)
        b_pairs = zip(self.biases, bias_gradients)
        self.weights = [W - learning_rate * dL_dW for W, dL_dW in W_pairs]
        self.biases = [b - learning_rate * dL_db for b, dL_db in b_pairs]

    @np.errstate(all="ignore")  # turns off NumPy's warnings, as stop_at_overflow raises
    def train(
        self, X, y, epochs, learning_rate, batch_size=None, shuffle=True, print_every=0
    ):
        """Gradient descent: a step after every batch_size samples. None means all.

        X (n, n_in), y (n, n_out). shuffle forms new mini-batches in each epoch, and
        print_every=100 prints every 100th loss. Returns the loss of each epoch: the
        mean over its batches, each measured before its step. Raises ValueError before
        anything has changed, or FloatingPointError at an overflow.
        """
        X = np.asarray(X, float)
        y = np.asarray(y, float)
        check_samples(X, y, self.layer_sizes, self.output)
        n = len(X)
        if batch_size is None:
            batch_size = n
        check_settings(epochs, learning_rate, batch_size)
        X_epoch = X
        y_epoch = y
        losses = []
        for epoch in range(epochs):
            if shuffle and batch_size < n:
                order = self.rng.permutation(n)
                X_epoch = X[order]
                y_epoch = y[order]
            epoch_loss = 0.0
            for start in range(0, n, batch_size):
                X_batch = X_epoch[start : start + batch_size]  # (batch_size, n_in)
                y_batch = y_epoch[start : start + batch_size]  # (batch_size, n_out)
                activations = self.forward(X_batch)
                y_pred = activations[-1]
                stop_at_overflow(epoch, y_pred)
                loss = self.compute_loss(y_batch, y_pred)
                epoch_loss += loss * len(X_batch) / n  # the last batch may be smaller
                weight_gradients, bias_gradients = self.backward(activations, y_batch)
                self.step(weight_gradients, bias_gradients, learning_rate)
            stop_at_overflow(epoch, epoch_loss)
            losses.append(epoch_loss)
            if print_every and epoch % print_every == 0:
                print(f"  epoch {epoch:5}   loss {epoch_loss:.4f}")
        for numbers in self.weights + self.biases:  # after the last step
            stop_at_overflow(epochs - 1, numbers)
        return losses

    def predict(self, X):
        """X (n, n_in) -> predictions (n, n_out); one sample (n_in,) -> (n_out,)."""
        X = np.asarray(X, float)
        check_inputs(X, self.layer_sizes[0])
        return self.forward(X)[-1]


# ---- 6. Gradient checking ----
# A falling loss does not prove that the gradients are right, because many wrong ones
# also point more or less downhill. But a derivative can be measured without calculus:
# make a parameter a little larger, then a little smaller, and see how the loss changes.
# For example, the derivative of w^3 at w = 1 is 3. Change w by 0.1:
#   up      (1.1^3 - 1.0^3) / 0.1 = 3.31
#   down    (1.0^3 - 0.9^3) / 0.1 = 2.71
#   both    (1.1^3 - 0.9^3) / 0.2 = 3.01
# One is too large and the other too small, so with both, most of the error cancels.
# With 0.00001 in place of 0.1, the rest is negligible. Measuring every parameter is too
# slow for training, but an excellent test.


def numerical_gradients(network, X, y, epsilon=1e-5):
    """Measures what backward derives, for X (n, n_in) and y (n, n_out).

    Compare the two whenever you have changed forward, compute_loss or backward. Use a
    new network and inputs of about 1 in size, because where sigmoids are flat, the
    derivatives can be so small that rounding errors hide them. If the two then differ
    by more than a millionth of the largest derivative, there is probably a mistake.
    """
    # A copied network still has the same arrays. 1.0 * W is a new one, so the arrays of
    # the original do not change.
    network = copy.copy(network)
    network.weights = [1.0 * W for W in network.weights]
    network.biases = [1.0 * b for b in network.biases]

    def loss():
        return network.compute_loss(y, network.forward(X)[-1])

    gradients = []
    for array in network.weights + network.biases:
        gradient = np.zeros_like(array)
        for index in np.ndindex(array.shape):  # every position in the array
            value = array[index]
            array[index] = value + epsilon
            loss_above = loss()
            array[index] = value - epsilon
            loss_below = loss()
            array[index] = value
            gradient[index] = (loss_above - loss_below) / (2 * epsilon)
        gradients.append(gradient)
    n_layers = len(network.weights)
    return gradients[:n_layers], gradients[n_layers:]


def example_gradients():
    """Alice's dL/dw1 once more, from the matrices: 0.0215. But with one sample and all
    weights 1, a forgotten 1/n or W would not show. So for each pair of output and loss,
    all derivatives of a larger network are compared with measured ones. Any numbers
    from 0 to 1 will do as inputs and labels, so X is both. The largest differences are
    0.00000000.
    """
    network = NeuralNetwork([2, 2, 1])
    for W in network.weights:
        W.fill(1)
    dL_dW, _ = network.backward(network.forward([[-2, -1]]), [[1]])
    print(f"  Alice's dL/dw1  {dL_dW[0][0, 0]:.4f}   Zhou, who rounds: 0.0214")

    for output, loss in [
        ("sigmoid", "mse"),
        ("linear", "mse"),
        ("sigmoid", "cross_entropy"),
    ]:
        network = NeuralNetwork([3, 5, 3], output, loss)
        X = network.rng.random((4, 3))
        derived = network.backward(network.forward(X), X)
        measured = numerical_gradients(network, X, X)
        for d, m in zip(derived[0] + derived[1], measured[0] + measured[1]):
            print(f"  differs by {np.abs(d - m).max():.8f}   {output} {loss} {d.shape}")


# ---- 7. The tutorials ----
# Zhou's derivatives are the same as ours, so his learning rate stays as it is. The
# derivatives of Raach, Adhikari and Pandey differ by a constant factor. With n samples
# (Pandey has n = 4), one output and the error e = y_pred - y_true, the derivative with
# respect to one prediction is as follows. (The derivative of e^2 is 2 * e, and that of
# e^2 / 2 is e.)
#              derivative   loss                 their rate    our rate
#   ours       2 * e / n    the mean of e^2
#   Raach          e / n    the mean of e^2 / 2   0.05          0.05 / 2
#   Adhikari       e / n    the mean of e^2 / 2   0.1           0.1 / 2
#   Pandey         e        the sum of e^2 / 2    0.1           0.1 * 4 / 2
# A step is learning_rate * derivative, and ours should be as large as the tutorials'.
# Our derivative is twice that of Raach and Adhikari, so our rate is half of theirs.
# For n = 4, it is 2 * e / 4, half of Pandey's, so our rate is twice his.


def print_predictions(X, y_pred, y_true):
    for x, prediction, label in zip(X, y_pred, y_true):
        print(f"  {x} -> {prediction[0]:8.4f}   label {label[0]:g}")


def example_xor(X, y):
    """Shivank Pandey, "Building a Neural Network from Scratch in Python".

    XOR: is exactly one of two bits 1? A single neuron, which says yes where z is
    positive, cannot tell:
        (0, 1) needs a positive z = w2 + b      (0, 0) needs a negative z = b
        (1, 0) needs a positive z = w1 + b      (1, 1) needs a negative z = w1 + w2 + b
    In each column, the two z add up to w1 + w2 + 2*b. This would have to be positive on
    the left, and negative on the right. But two hidden neurons can tell whether at
    least one bit is 1, and whether both are (see neuron), and the output can say yes
    to the first without the second. Here, as in the tutorial, there are three. With
    seed 8, chosen for a clear picture, a band of yes goes from (0, 1) to (1, 0), and on
    both sides of it is no. The predictions are 0.0373, 0.9541, 0.9546 and 0.0613.
    """
    network = NeuralNetwork([2, 3, 1], seed=8)
    maps = []
    for epochs in [1000, 2000, 7000]:  # 1,000, 3,000 and 10,000 altogether
        losses = network.train(X, y, epochs, learning_rate=0.1 * 4 / 2)
        maps.append(draw(network) + [f"loss {losses[-1]:<16.4f}"])  # as wide as a map
    print_predictions(X, network.predict(X), y)
    print("  1,000 epochs            3,000 epochs            10,000 epochs")
    for left, middle, right in zip(*maps):  # row by row
        print(f"  {left}   {middle}   {right}")
    print("  x1 to the right, x2 upwards, from 0 to 1. Blank: below 0.1, @: above 0.9.")


def draw(network):
    """A map of the predictions for x1 and x2 from 0 to 1, as a list of text rows."""
    rows = []
    for x2 in np.linspace(1, 0, 11):
        row = ""
        for x1 in np.linspace(0, 1, 21):
            tenths = int(10 * network.predict([x1, x2])[0])
            row += " .:-=+*#%@@"[tenths]  # 1.0 makes 10 tenths
        rows.append(row)
    return rows


# A house may be 100 m2 in size and 5 years old. Inputs like 100 make z large, where the
# sigmoids are flat, and drown out inputs like 5. So we standardize them: each column
# gets mean 0 and standard deviation 1 (the typical distance from the mean).


def standardize(X):
    """Returns (X - mean) / std, and then the mean and std of each column of X.

    X has shape (n, n_features) or (n,). Scale new samples with the mean and std of the
    training samples. A constant column gets a std of 1. Raises ValueError if X is
    empty, or has nan or infinity.
    """
    X = np.asarray(X, float)
    check_numbers("X", X)
    mean = X.mean(axis=0)  # (n, n_features) -> (n_features,)
    constant = np.ptp(X, axis=0) <= 1e-15 * abs(mean)  # max - min is only rounding
    std = np.where(constant, 1.0, X.std(axis=0))
    return (X - mean) / std, mean, std


def example_houses(X, y):
    """Raach's tutorial again. A house's price is predicted from its size and age.

    Predicting a number is called regression. The output is linear, because a price can
    be any number. Prices are scaled, too, and predictions scaled back. A house of
    110 m2 and 10 years, which is not in the table, gets 349.8 thousand euros. (Only the
    first house in data.py is Raach's. The others are made up.)
    """
    X_scaled, X_mean, X_std = standardize(X)
    y_scaled, y_mean, y_std = standardize(y)
    network = NeuralNetwork([2, 4, 1], output="linear")
    network.train(X_scaled, y_scaled, 2000, learning_rate=0.05 / 2, print_every=500)
    print_predictions(X, network.predict(X_scaled) * y_std + y_mean, y)
    other_house = ([110, 10] - X_mean) / X_std
    price = network.predict(other_house) * y_std + y_mean
    print(f"  [110  10] -> {price[0]:8.4f}")


def example_six_samples(X, y):
    """Mausam Adhikari, "Building a Simple Neural Network from Scratch with NumPy".

    One bit is predicted from three, with a linear output. The random start is the
    tutorial's: seed 1, numbers from -1 to 1, with the biases in row 0. The largest
    error ends at 0.0013. (Why the tutorial shows other predictions is not known.)
    """
    network = NeuralNetwork([3, 3, 1], output="linear")
    rng = np.random.RandomState(1)
    hidden = rng.uniform(-1, 1, (4, 3))
    output = rng.uniform(-1, 1, (4, 1))
    network.weights = [hidden[1:], output[1:]]
    network.biases = [hidden[0], output[0]]
    network.train(X, y, 10_000, learning_rate=0.1 / 2, print_every=2500)
    print_predictions(X, network.predict(X), y)
    print("  Adhikari's text: 0.01, 0.97, 0.03, 0.95, 0.98, 0.02")


def example_diabetes(X, y):
    """Pierre-Antoine Bannier, "How to create a neural network from scratch in Python".

    Diabetes is predicted from smoking, obesity and exercise. The largest error ends at
    0.0019. (Bannier's table is lost. This one is from another tutorial, and the
    learning rate is ours.)
    """
    network = NeuralNetwork([3, 4, 1], loss="cross_entropy")
    network.train(X, y, 1500, learning_rate=1.0, print_every=400)
    print_predictions(X, network.predict(X), y)


# ---- 8. Checks ----
# NumPy accepts many inputs that make no sense for a network. These functions refuse
# them, and do nothing else. You may delete them, with every line that calls one.


def check(ok, message):
    if not ok:
        raise ValueError(message)


def check_labels(y, shape):
    check(y.size > 0, "expected at least one label, got none")
    if y.shape != shape:
        repair = ""
        if y.ndim == 1:
            repair = "; use y.reshape(-1, 1) or, for classes, np.eye(n_classes)[labels]"
        raise ValueError(f"expected y of shape {shape}, got {y.shape}{repair}")


def check_numbers(name, array):
    check(array.size > 0, f"expected numbers in {name}, but it is empty")
    check(not np.isnan(array).any(), f"expected numbers in {name}, got nan")
    check(np.isfinite(array).all(), f"expected finite numbers in {name}, got infinity")


def check_0_to_1(name, array, repair=""):
    check_numbers(name, array)
    if array.min() < 0 or array.max() > 1:
        got = f"{array.min():g} to {array.max():g}{repair}"
        raise ValueError(f"expected {name} from 0 to 1, got {got}")


def check_inputs(X, n_in, dimensions=(1, 2)):
    ok = X.ndim in dimensions and X.shape[-1] == n_in
    check(ok, f"expected X of shape (n_samples, {n_in}), got {X.shape}")
    check_numbers("X", X)


def check_samples(X, y, layer_sizes, output):
    check_inputs(X, layer_sizes[0], (2,))
    check_labels(y, (len(X), layer_sizes[-1]))
    check_numbers("y", y)
    if output == "sigmoid":
        repair = "; use 0 for no, 1 for yes, np.eye(n_classes)[labels] for classes, "
        check_0_to_1("y", y, repair + "output='linear' for prices and the like")


def check_whole(name, number, least):
    ok = isinstance(number, (int, np.integer)) and number >= least
    check(ok, f"expected {name} to be a whole number from {least}, got {number}")


def check_settings(epochs, learning_rate, batch_size=1):
    check_whole("epochs", epochs, 0)
    check_whole("batch_size", batch_size, 1)
    ok = 0 < learning_rate < np.inf
    check(ok, f"expected learning_rate to be above 0, got {learning_rate}")


def check_network(network):
    sizes = network.layer_sizes
    check(len(sizes) > 1, f"expected layer_sizes such as [2, 3, 1], got {sizes}")
    for size in sizes:
        check_whole("each of layer_sizes", size, 1)
    for name in [network.hidden, network.output]:
        ok = name in ACTIVATION_FUNCTIONS
        check(ok, f"expected an activation of {[*ACTIVATION_FUNCTIONS]}, got {name!r}")
    y = np.array([[0.5]])
    network.output_delta(y, y)  # raises ValueError if loss and output do not fit


if __name__ == "__main__":
    import data

    print("Raach and Zhou: what does a neuron answer?")
    example_neuron()
    print("\nZhou: is a person female?")
    example_people(*data.people())
    print("\nZhou: are the derivatives right?")
    example_gradients()
    print("\nPandey: is exactly one of two bits 1?")
    example_xor(*data.xor())
    print("\nRaach: what is a house worth?")
    example_houses(*data.houses())
    print("\nAdhikari: which of six samples are 1?")
    example_six_samples(*data.six_samples())
    print("\nBannier: does a person have diabetes?")
    example_diabetes(*data.diabetes())
