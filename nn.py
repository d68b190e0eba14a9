# SPDX-License-Identifier: 0BSD
"""Neural networks from scratch in NumPy, to be read from the first line to the last. Pass over _check_...,
_LARGEST and _OVERFLOW: they are in section 6, where bad input raises TypeError or ValueError.

Letters: x input, w weight, b bias, z = w*x + ... + b, a = sigmoid(z) activation, y_true the right answer,
y_pred the network's; L loss: how wrong that is; dL/dw: how fast L grows with w, one part of the gradient.
X (n, n_in) is an array of that shape: n samples, one a row; n_in numbers go into a layer, n_out come out.

Tutorials, cited by author: Zhou, "Machine Learning for Beginners: An Introduction to Neural Networks";
Raach, "Building a Neural Network from Scratch with Python & NumPy"; Pandey, "Building a Neural Network
from Scratch in Python"; Bannier, "How to create a neural network from scratch in Python - Math & Code";
and one without a name, here Unsigned, "Building a Simple Neural Network from Scratch with NumPy"."""
import numpy as np

# ---- 1. Building blocks ------------------------------------------------------------------------------
# Three bare formulas, for the loops of sections 2 and 3. For general use: the functions that follow.

def _sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))

def _mse(y_true, y_pred):
    error = y_true - y_pred
    return float(np.vdot(error, error) / error.size)  # vdot: the sum of error * error

def _cross_entropy(y_true, y_pred):  # log(0) is -infinity: 0 counts as the least positive number that occurs
    log_1, log_0 = np.log(np.maximum(y_pred, 2.0**-1022)), np.log(np.maximum(1.0 - y_pred, 2.0**-53))
    return float(np.mean(-y_true * log_1 - (1.0 - y_true) * log_0))

def sigmoid(z):
    """1 / (1 + e^-z) squashes any number into 0..1. z: a number or an array -> activations, same shape."""
    with np.errstate(all="ignore"):  # no warning: below z = -709.78 e^-z is infinity, and 1 / infinity is 0
        return _sigmoid(np.asarray(z, dtype=float))

def sigmoid_derivative(a):
    """da/dz = a * (1 - a), any shape. Takes the *activation* a = sigmoid(z). (Zhou's takes z: wrong here.)"""
    return a * (1.0 - a)

def mse_loss(y_true, y_pred):
    """Mean squared error: the mean of (y_true - y_pred)^2 over all elements, a float (Zhou).
    Raises ValueError if the shapes differ."""
    y_true = _check_array("y_true", y_true)
    return _mse(y_true, _check_array("y_pred", y_pred, y_true.shape))

def cross_entropy_loss(y_true, y_pred):
    """Binary cross-entropy: the mean of -log(probability given to the right answer), a float (Bannier).
    y_pred is the probability of a 1. No term exceeds 708.4, or 36.7 where the answer is 0. Raises ValueError
    if the shapes differ or for numbers outside 0..1."""
    y_true = _check_array("y_true", y_true, probabilities=True)
    return _cross_entropy(y_true, _check_array("y_pred", y_pred, y_true.shape, probabilities=True))

def neuron(inputs, weights, bias):
    """sigmoid(w1*x1 + w2*x2 + ... + b): inputs (n_in,), weights (n_in,), bias a number -> a float (Zhou)."""
    inputs = _check_array("inputs", inputs, ("n_in",))
    weights = _check_array("weights", weights, inputs.shape)
    return float(sigmoid(np.dot(weights, inputs) + _check_array("bias", bias, ())))

# ---- 2. TinyNetwork: nine numbers with names ---------------------------------------------------------
class TinyNetwork:
    """Zhou's network: two inputs, two "hidden" neurons behind them, one output. w1..w6, b1..b3: numbers."""

    def __init__(self, seed=0):
        start = np.random.default_rng(seed).standard_normal(9).tolist()  # neurons that start equal stay equal
        self.w1, self.w2, self.w3, self.w4, self.w5, self.w6, self.b1, self.b2, self.b3 = start

    def _activations(self, x1, x2):  # float: Python calculates faster with its own numbers than with NumPy's
        h1 = float(_sigmoid(self.w1 * x1 + self.w2 * x2 + self.b1))
        h2 = float(_sigmoid(self.w3 * x1 + self.w4 * x2 + self.b2))
        o1 = float(_sigmoid(self.w5 * h1 + self.w6 * h2 + self.b3))
        return h1, h2, o1

    def feedforward(self, x):
        """x (2,) -> y_pred, the output o1, a float in 0..1."""
        x1, x2 = _check_array("x", x, (2,)).tolist()
        with np.errstate(all="ignore"):
            return self._activations(x1, x2)[-1]

    def _gradients(self, x1, x2, y_true):
        """One sample -> dict of its derivatives dL/dw1, ..., dL/db3, where L = (y_true - y_pred)^2.
        A name such as dypred_dh1 stands for dy_pred/dh1: how fast y_pred grows with h1."""
        h1, h2, y_pred = self._activations(x1, x2)
        dL_dypred = -2 * (y_true - y_pred)
        dypred_dz3 = sigmoid_derivative(y_pred)  # y_pred = sigmoid(z3), z3 = w5*h1 + w6*h2 + b3: dz3/dw5 = h1
        dypred_dw5, dypred_dw6, dypred_db3 = h1 * dypred_dz3, h2 * dypred_dz3, dypred_dz3
        dypred_dh1, dypred_dh2 = self.w5 * dypred_dz3, self.w6 * dypred_dz3
        dh1_dz1 = sigmoid_derivative(h1)  # h1 = sigmoid(z1), z1 = w1*x1 + w2*x2 + b1: dz1/dw1 = x1
        dh1_dw1, dh1_dw2, dh1_db1 = x1 * dh1_dz1, x2 * dh1_dz1, dh1_dz1
        dh2_dz2 = sigmoid_derivative(h2)  # h2 = sigmoid(z2), z2 = w3*x1 + w4*x2 + b2: dz2/dw3 = x1
        dh2_dw3, dh2_dw4, dh2_db2 = x1 * dh2_dz2, x2 * dh2_dz2, dh2_dz2
        # the chain rule: multiply the factors on the way from L back to the parameter
        dL_dh1, dL_dh2 = dL_dypred * dypred_dh1, dL_dypred * dypred_dh2
        return {"w1": dL_dh1 * dh1_dw1, "w2": dL_dh1 * dh1_dw2, "b1": dL_dh1 * dh1_db1,
                "w3": dL_dh2 * dh2_dw3, "w4": dL_dh2 * dh2_dw4, "b2": dL_dh2 * dh2_db2,
                "w5": dL_dypred * dypred_dw5, "w6": dL_dypred * dypred_dw6, "b3": dL_dypred * dypred_db3}

    def train(self, X, y, epochs=1000, learning_rate=0.1):
        """Stochastic gradient descent, as Zhou calls it: a step downhill after each sample, in order.
        learning_rate scales the steps; an epoch is one pass over the samples. X (n, 2), y (n,) or (n, 1) ->
        list of the MSE over all samples after epochs 0, 10, 20, ... Raises TypeError or ValueError for bad
        input, FloatingPointError if a number grows too large."""
        X, y, epochs, learning_rate = _check_train(X, y, epochs, learning_rate, [2, 1])
        samples, losses = np.hstack([X, y]).tolist(), []  # a sample: [x1, x2, y_true]
        with np.errstate(all="ignore"):
            for epoch in range(epochs):
                for x1, x2, y_true in samples:
                    gradients = self._gradients(x1, x2, y_true)  # all of them, before any parameter moves
                    for name, derivative in gradients.items():  # w1 -= learning_rate * dL/dw1, and so on
                        setattr(self, name, getattr(self, name) - learning_rate * derivative)
                if not all(abs(getattr(self, name)) <= _LARGEST for name in gradients):
                    raise FloatingPointError(_OVERFLOW.format(epoch))
                if epoch % 10 == 0:
                    losses.append(mse_loss(y[:, 0], [self._activations(x1, x2)[-1] for x1, x2, _ in samples]))
        return losses

# ---- 3. NeuralNetwork: the same with matrices --------------------------------------------------------
class NeuralNetwork:
    """A network of any depth: layer_sizes [2, 3, 1] has 2 inputs, 3 hidden neurons, 1 output. Hidden layers
    are sigmoid; output is "sigmoid" or "linear" (a = z), loss "mse" or, behind a sigmoid, "cross_entropy".
    weights, a list of arrays (n_in, n_out), and biases, a list of arrays (n_out,), have one for each layer
    after the inputs; replace them as you like. Raises TypeError or ValueError for other settings."""

    def __init__(self, layer_sizes, output="sigmoid", loss="mse", seed=0):
        self.layer_sizes = _check_layers(layer_sizes, output, loss)
        self.output, self.loss, self.rng = output, loss, np.random.default_rng(seed)
        sizes = list(zip(self.layer_sizes, self.layer_sizes[1:]))
        # z sums n_in terms; / sqrt(n_in) keeps it small: for large z, a * (1 - a) is near 0, learning slow
        self.weights = [self.rng.standard_normal((n_in, n_out)) / np.sqrt(n_in) for n_in, n_out in sizes]
        self.biases = [np.zeros(n_out) for n_in, n_out in sizes]

    def forward(self, X):
        """X (n, n_in) -> list of all activations: X itself, then one array (n, n_out) for each layer."""
        X = _check_array("X", X, ("n_samples", self.layer_sizes[0]))
        _check_parameters(self)
        with np.errstate(all="ignore"):
            return self._forward(X)

    def _forward(self, X):
        activations = [X]
        for W, b in zip(self.weights, self.biases):
            z = activations[-1].dot(W)  # rows times columns: (n, n_in) . (n_in, n_out) -> (n, n_out)
            z += b  # (n_out,), added to each row
            is_last = len(activations) == len(self.weights)  # activations has X, too
            activations.append(z if is_last and self.output == "linear" else _sigmoid(z))
        return activations

    def backward(self, activations, y):
        """The list from forward, and y (n, n_out) -> (weight_gradients, bias_gradients): dL/dW and dL/db of
        each layer, shaped like weights and biases. L is the loss of these samples, a mean over n * n_out."""
        y = _check_array("y", y, activations[-1].shape, probabilities=self.loss == "cross_entropy")
        with np.errstate(all="ignore"):
            return self._backward(activations, y)

    def _backward(self, activations, y):
        y_pred = activations[-1]
        # delta (n, n_out) is dL/dz of a layer, beginning with the last
        if self.loss == "cross_entropy":
            delta = (y_pred - y) * (1.0 / y.size)  # dL/da * da/dz = (a - y) / (a * (1 - a)) * a * (1 - a)
        else:
            da_dz = sigmoid_derivative(y_pred) if self.output == "sigmoid" else 1.0  # linear: a = z
            delta = (y_pred - y) * (2.0 / y.size) * da_dz  # dL/da * da/dz
        weight_gradients, bias_gradients = [], []
        for layer in reversed(range(len(self.weights))):  # each gradient is summed over the n samples
            a = activations[layer]  # (n, n_in), the input of this layer: the output of the layer before
            weight_gradients.insert(0, a.T.dot(delta))  # dz/dW is a: (n_in, n) . (n, n_out) -> (n_in, n_out)
            bias_gradients.insert(0, delta.sum(axis=0))  # dz/db is 1: (n, n_out) -> (n_out,)
            if layer > 0:  # go one layer back: dL/da is delta . W.T, (n, n_out) . (n_out, n_in) -> (n, n_in)
                delta = delta.dot(self.weights[layer].T) * sigmoid_derivative(a)  # dL/da * da/dz
        return weight_gradients, bias_gradients

    def predict(self, X):
        """X (n, n_in) -> (n, n_out), not (n,); a row (n_in,) -> (n_out,). Raises TypeError or ValueError."""
        X = _check_array("X", X, ("n_samples", self.layer_sizes[0]), (self.layer_sizes[0],))
        y_pred = self.forward(np.atleast_2d(X))[-1]  # one sample: (n_in,) -> (1, n_in)
        return y_pred[0] if X.ndim == 1 else y_pred  # one sample: (1, n_out) -> (n_out,)

    def train(self, X, y, epochs, learning_rate, batch_size=None, shuffle=False):
        """Gradient descent, one update per batch. X (n, n_in), y (n, n_out) or (n,) for one output -> list of
        one loss per epoch: the mean over all rows, each measured before the update that its batch makes.
        batch_size: rows in a batch, None for all; shuffle: a new order of the rows in each epoch. Raises
        TypeError or ValueError for bad input, FloatingPointError if a number grows too large."""
        X, y, epochs, learning_rate = _check_train(X, y, epochs, learning_rate, self.layer_sizes, self.loss)
        n, losses = len(X), []
        batch_size = n if batch_size is None else _check_number("batch_size", batch_size, 1)
        _check_parameters(self)
        loss_function = _mse if self.loss == "mse" else _cross_entropy
        learning_rate = np.array(learning_rate)  # NumPy multiplies array by array faster than by float
        with np.errstate(all="ignore"):
            for epoch in range(epochs):
                losses.append(0.0)
                order = self.rng.permutation(n) if shuffle else None
                for start in range(0, n, batch_size):
                    rows = order[start:start + batch_size] if shuffle else slice(start, start + batch_size)
                    X_batch, y_batch = X[rows], y[rows]  # (batch_size, n_in), (batch_size, n_out)
                    activations = self._forward(X_batch)
                    loss = loss_function(y_batch, activations[-1])
                    if not loss < np.inf:  # infinity or nan: nan < x is always False
                        raise FloatingPointError(_OVERFLOW.format(epoch))
                    losses[-1] += loss * (len(X_batch) / n)
                    dL_dW, dL_db = self._backward(activations, y_batch)  # two lists: an array for each layer
                    self.weights = [W - learning_rate * gradient for W, gradient in zip(self.weights, dL_dW)]
                    self.biases = [b - learning_rate * gradient for b, gradient in zip(self.biases, dL_db)]
        if not all((np.abs(array) <= _LARGEST).all() for array in self.weights + self.biases):
            raise FloatingPointError(_OVERFLOW.format(epochs - 1))
        return losses

# ---- 4. standardize ----------------------------------------------------------------------------------
def standardize(X):
    """X (n, n_features) -> (scaled, mean, std): each column with mean 0 and standard deviation 1.
    scaled = (X - mean) / std, for new rows too. std is the population's: squares divided by n, not n - 1.
    A constant column becomes 0; its std is given as 1, since 0 / 0 would be nan."""
    X = _check_array("X", X, ("n_samples", "n_features"))
    mean, std = X.mean(axis=0), X.std(axis=0)  # (n, n_features) -> (n_features,)
    constant = std <= 1e-14 * np.abs(X).max(axis=0)  # not std == 0: [0.1, 0.1, 0.1] has a std of 1e-17
    std = np.where(constant, 1.0, std)
    return np.where(constant, 0.0, (X - mean) / std), mean, std

# ---- 5. Worked examples ------------------------------------------------------------------------------
# Each example_...: X, y from data.py -> (network, losses, its answers, the tutorial's or the right answers).

def by_hand():
    """What the tutorials work out on paper -> list of (what, value, what the tutorial states, if it does)."""
    x, weights = [2, 3], [0, 1]
    h = neuron(x, weights, 0)
    # Zhou's dL/dw1 for Alice, (-2, -1) -> 1, when all weights are 1 and all biases 0
    network, losses = TinyNetwork(), []
    for w1 in 1.001, 0.999, 1:  # 1 last, for the chain rule
        vars(network).update(w1=w1, w2=1, w3=1, w4=1, w5=1, w6=1, b1=0, b2=0, b3=0)
        losses.append(mse_loss(1, network.feedforward([-2, -1])))
    return [
        (f"neuron: inputs {x}, weights {weights}, bias 4", neuron(x, weights, 4), "0.999 (Zhou)"),
        ("three such neurons with bias 0", neuron([h, h], weights, 0), "0.7216 (Zhou)"),
        ("MSE of always answering 0 to 1, 0, 0, 1", mse_loss([1, 0, 0, 1], [0, 0, 0, 0]), "0.5 (Zhou)"),
        ("dL/dw1 for Alice, by the chain rule", network._gradients(-2, -1, 1)["w1"], ""),
        ("dL/dw1 for Alice, from two losses", (losses[0] - losses[1]) / 0.002, ""),
        ("0.65*0.5 + 0.61*0.4 + 0.59*0.6 + 1", 0.65 * 0.5 + 0.61 * 0.4 + 0.59 * 0.6 + 1, "1.923 (Raach)"),
        ("the sigmoid of that", neuron([0.5, 0.4, 0.6], [0.65, 0.61, 0.59], 1), "0.87 (Raach)"),
    ] + [(f"garden light: dark {dark}, motion {motion}", neuron([dark, motion], [10, 10], -15),
          "on (Raach)" if dark and motion else "off (Raach)") for dark in (0, 1) for motion in (0, 1)]

def example_people(X, y):
    """Zhou: female 1 or male 0, from weight and height? Emily and Frank, who are not in the data"""
    network = TinyNetwork()
    losses = network.train(X, y)  # 1000 epochs, learning rate 0.1
    return network, losses, [network.feedforward([-7, -3]), network.feedforward([20, 2])], [0.951, 0.039]

def example_houses(X, y):
    """Raach: the price of a house in thousand euros, from size and age"""
    (X_scaled, X_mean, X_std), (y_scaled, y_mean, y_std) = standardize(X), standardize(y)
    network = NeuralNetwork([2, 4, 1], output="linear")
    network.biases = [np.ones(4), np.ones(1)]  # where Raach's start
    # Raach's gradient lacks the 2 of the square's derivative: half his rate of 0.05 makes the same steps
    losses = network.train(X_scaled, y_scaled, epochs=2000, learning_rate=0.05 / 2)
    def predict_price(size, age):  # in m2 and years -> in thousand euros; returned in place of the network
        return float(network.predict(([size, age] - X_mean) / X_std)[0] * y_std[0] + y_mean[0])
    return predict_price, losses, [predict_price(size, age) for size, age in X], y

def example_xor(X, y):
    """Pandey: exclusive or of 0 0, 0 1, 1 0 and 1 1"""
    network, random = NeuralNetwork([2, 3, 1]), np.random.RandomState(0)  # the seed is ours
    network.weights = [random.standard_normal((2, 3)), random.standard_normal((3, 1))]
    # Pandey's gradient is that of half the *sum* of 4 squares, not their mean: 4 / 2 times his rate of 0.1
    losses = network.train(X, y, epochs=10_000, learning_rate=0.1 * 4 / 2)
    return network, losses, network.predict(X), y

def example_six_samples(X, y):
    """Unsigned: one bit from three"""
    network, random = NeuralNetwork([3, 3, 1], output="linear"), np.random.RandomState(1)
    hidden, output = 2 * random.random_sample((4, 3)) - 1, 2 * random.random_sample((4, 1)) - 1
    network.weights, network.biases = [hidden[1:], output[1:]], [hidden[0], output[0]]  # row 0: biases
    losses = network.train(X, y, epochs=10_000, learning_rate=0.1 / 2)  # Unsigned's gradient lacks the 2, too
    return network, losses, network.predict(X), [0.01, 0.97, 0.03, 0.95, 0.98, 0.02]

def example_diabetes(X, y):
    """Bannier: diabetic 1 or not 0, from smoking, obesity and exercise"""
    network = NeuralNetwork([3, 4, 1], loss="cross_entropy")  # the 4 and the learning rate are ours
    losses = network.train(X, y, epochs=1500, learning_rate=1.0)
    return network, losses, network.predict(X), y

def main():
    """Run all of section 5 on the data of data.py and print what comes out."""
    import data
    lines = ["Worked out by hand                                  here    stated"]
    lines += [f"  {what:45}{value:9.4f}    {stated}".rstrip() for what, value, stated in by_hand()]
    for example, (X, y) in [(example_people, data.people()), (example_houses, data.houses()),
                            (example_xor, data.xor()), (example_six_samples, data.six_samples()),
                            (example_diabetes, data.diabetes())]:
        _, losses, answers, stated = example(X, y)
        lines += ["", example.__doc__ or example.__name__]  # no docstrings under python -OO
        for i in np.linspace(0, len(losses) - 1, 6).astype(int):  # the learning curve, lying on its side
            epoch = i * 10 if example is example_people else i
            bar = "#" * round(50 * losses[i] / max(losses))
            lines.append(f"  epoch {epoch:4}  loss {losses[i]:.4f}  {bar}".rstrip())
        for label, values in ("here", answers), ("right" if stated is y else "stated", stated):
            lines.append(f"  {label:6}" + "".join(f"{value:8.3f}" for value in np.ravel(values)))
    print("\n".join(lines) + "\n", end="")  # in one piece, so that a reader such as `head` may hang up early

# ---- 6. Checks ---------------------------------------------------------------------------------------
_LARGEST = 1e100  # sums of squares of numbers up to this one are finite
_OVERFLOW = "too large a number by epoch {}: try a new network, smaller learning_rate, standardized inputs"

def _check_array(name, values, *shapes, probabilities=False):
    """values -> float64 array, which must fit one of shapes: ("n_samples", 3) is any number of rows of 3."""
    try:
        array = np.asarray(values)
    except (ValueError, RuntimeError):  # lists of unequal length, some objects of other libraries
        array = np.asarray(None)  # refused in the next line
    if array.dtype.kind not in ("b", "i", "u", "f"):
        raise TypeError(f"expected numbers for {name}, in rows of equal length, got {values!r:.60}")
    fits = [len(shape) == array.ndim and all(isinstance(n, str) or n == m for n, m in zip(shape, array.shape))
            for shape in shapes or [array.shape]]
    if array.size == 0 or not any(fits):
        expected = " or ".join(map(str, shapes)).replace("'", "") or "(1 or more)"
        empty = " (empty)" if array.size == 0 else ""
        raise ValueError(f"expected {name} of shape {expected}, got {array.shape}{empty}")
    array = np.asarray(array, dtype=float)
    least, most = (0, 1) if probabilities else (-_LARGEST, _LARGEST)
    if not (least <= array.min() and array.max() <= most):  # true for nan, too
        raise ValueError(f"expected {name} within {least} to {most}, got {array.min()} to {array.max()}")
    return array

def _check_number(name, value, least=None):  # without least: any number above 0
    kind = "a number above 0" if least is None else f"a whole number, {least} or more"
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise TypeError(f"expected {name} to be {kind}, got {value!r}")
    if not (0 < value < np.inf if least is None else least <= value < np.inf and value % 1 == 0):
        raise ValueError(f"expected {name} to be {kind}, got {value!r}")
    return float(value) if least is None else int(value)

def _check_train(X, y, epochs, learning_rate, sizes, loss=None):  # sizes: n_in first, n_out last
    X = _check_array("X", X, ("n_samples", sizes[0]))
    n, n_out = len(X), sizes[-1]
    shapes = [(n, 1), (n,)] if n_out == 1 else [(n, n_out)]  # (n,) becomes (n, 1)
    y = _check_array("y", y, *shapes, probabilities=loss == "cross_entropy").reshape(n, n_out)
    return X, y, _check_number("epochs", epochs, 0), _check_number("learning_rate", learning_rate)

def _check_parameters(network):
    n_in, n_out = network.layer_sizes[:-1], network.layer_sizes[1:]
    for name, shapes in ("weights", zip(n_in, n_out)), ("biases", zip(n_out)):  # (n_in, n_out) and (n_out,)
        arrays = getattr(network, name)
        if not isinstance(arrays, (list, tuple)) or len(arrays) != len(n_out):
            raise ValueError(f"expected {name} to be a list of {len(n_out)} arrays, got {arrays!r:.60}")
        arrays = [_check_array(f"{name}[{i}]", arrays[i], shape) for i, shape in enumerate(shapes)]
        setattr(network, name, arrays)

def _check_layers(layer_sizes, output, loss):
    if not isinstance(layer_sizes, (list, tuple)) or len(layer_sizes) < 2:
        raise ValueError(f"expected layer_sizes to be a list such as [2, 3, 1], got {layer_sizes!r}")
    known = [("sigmoid", "mse"), ("sigmoid", "cross_entropy"), ("linear", "mse")]
    if (output, loss) not in known:
        raise ValueError(f"expected (output, loss) to be one of {known}, got {(output, loss)}")
    return [_check_number("each of layer_sizes", size, 1) for size in layer_sizes]

if __name__ == "__main__":
    main()
