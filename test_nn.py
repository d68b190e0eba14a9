# SPDX-License-Identifier: 0BSD
"""How one knows that nn.py is right: by the tutorials' numbers, by derivatives that are
measured instead of derived, and by sums worked out by hand.

All: `python -m pytest`. The gradients: `python -m pytest -k gradients`.
"""

import copy
import doctest
import pickle
import re
import runpy
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import data
import nn
from nn import NeuralNetwork, TinyNetwork

pytestmark = pytest.mark.filterwarnings("error")  # a warning fails any test


def exactly(numbers):
    """Equal but for the last few of a float's 16 digits, in which processors differ."""
    return pytest.approx(numbers, rel=1e-11, abs=1e-13)


# ---- 1. The tutorials' numbers ----
def test_the_stated_numbers_0_999_and_0_7216_and_the_loss_0_5():
    assert nn.neuron([2, 3], weights=[0, 1], bias=4) == exactly(0.9990889488055994)
    h1 = h2 = nn.neuron([2, 3], weights=[0, 1], bias=0)
    o1 = nn.neuron([h1, h2], weights=[0, 1], bias=0)
    assert o1 == exactly(0.7216325609518421)
    assert nn.mse_loss([1, 0, 0, 1], [0, 0, 0, 0]) == 0.5
    raachs = nn.neuron([0.65, 0.61, 0.59], weights=[0.5, 0.4, 0.6], bias=1)  # z = 1.923
    assert raachs == exactly(0.8724725993211931)
    first_house = nn.standardize(data.houses()[0])[0][0]
    assert first_house == pytest.approx([-0.3, -0.8], abs=0.02)  # as Raach states


X6, Y6 = data.six_samples()
Y2 = np.hstack([Y6, 1 - Y6])  # two outputs
TEXTS = X6.astype(str), Y6.astype(str)  # as the csv module reads numbers
PARAMETERS = ["w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3"]
START_A = [1, 1, 1, 1, 1, 1, 0, 0, 0]
START_B = [0.5, -0.3, -0.8, 0.2, 1.1, -0.7, 0.1, -0.2, 0.3]
H1, Y_PRED = 0.04742587317756678, 0.5236951740839997  # Alice's, from start A
ALICE = [-2 * (1 - Y_PRED), Y_PRED * (1 - Y_PRED), -2 * H1 * (1 - H1)]  # the factors


def tiny(start):
    """A TinyNetwork with these nine parameters."""
    network = TinyNetwork()
    vars(network).update(zip(PARAMETERS, start))
    return network


def test_gradients_of_zhous_alice_begin_with_0_0215():
    assert tiny(START_A).activations([-2, -1]) == exactly((H1, H1, Y_PRED))
    dypred_dh1, dh1_dw1 = nn.sigmoid_derivative(Y_PRED), -2 * nn.sigmoid_derivative(H1)
    assert [dypred_dh1, dh1_dw1] == exactly([0.24943853872512894, -0.09035331946182427])
    assert ALICE[0] * dypred_dh1 * dh1_dw1 == exactly(0.02146953526581111)
    network = NeuralNetwork([2, 2, 1])
    network.weights = [np.ones((2, 2), int), np.ones((2, 1), int)]
    network.biases, network.backward = [np.zeros(2, int), np.zeros(1, int)], None
    dL_dW, dL_db = nn.numerical_gradients(network, [[-2, -1]], [[1]])
    came = {"dL/dw1": dL_dW[0][0, 0], "dL/db3": dL_db[1][0]}
    assert_close(came, {"dL/dw1": 0.02146953526581111, "dL/db3": ALICE[0] * ALICE[1]})
    assert network.weights[0].tolist() == [[1, 1], [1, 1]]  # it is as it was


ENDS = {  # what Zhou's own code gives from start A, and from start B
    "loss after epoch 0": (0.500194529252766, 0.45370021526857574),
    "loss after epoch 100": (0.04286382133794954, 0.0422170245965831),
    "loss after epoch 999": (0.0023927078180747594, 0.0023832193317331074),
    "Emily": (0.9467883893414601, 0.9667183309598054),
    "Frank": (0.0397587604865392, 0.056535668876314366),
    "w1": (1.289637872141036, -0.8533327786268168),
    "w2": (1.144818934783027, -0.8659272084834582),
    "w3": (1.289637872141036, -1.3179495825061924),
    "w4": (1.144818934783027, -0.05897179113009173),
    "w5": (-3.0315868209241117, 3.3928887619556534),
    "w6": (-3.0315868209241117, 2.7913041931152858),
    "b1": (-0.144818931739757, 0.5034496372309056),
    "b2": (-0.144818931739757, 0.05896900723576391),
    "b3": (2.87881930420695, -2.814686851216335),
}


@pytest.mark.parametrize("start, column", [(START_A, 0), (START_B, 1)])
def test_gradients_of_zhou_lead_where_his_arithmetic_ends(start, column):
    network = tiny(start)
    losses = network.train(*data.people())
    came = {f"loss after epoch {e}": losses[e] for e in [0, 100, 999]}
    came["Emily"], came["Frank"] = map(network.feedforward, [[-7, -3], [20, 2]])
    expected = {name: numbers[column] for name, numbers in ENDS.items()}
    assert_close({**came, **vars(network)}, expected)
    assert {**came, **vars(network)} == exactly(expected)  # to the last digits, too


def test_pandeys_xor_is_learned():
    rng = np.random.RandomState(0)  # below, what his arithmetic gives from this start
    network = NeuralNetwork([2, 3, 1])
    network.weights = [rng.standard_normal((2, 3)), rng.standard_normal((3, 1))]
    losses = network.train(*data.xor(), epochs=10_000, learning_rate=0.1 * 4 / 2)
    came = [losses[0], losses[100], losses[9999]]
    assert came == exactly([0.2579005381593666, 0.2344314375681, 0.0026644118753481])
    came = network.predict(data.xor()[0])[:, 0]
    assert came[:2] == exactly([0.02127204398217003, 0.9468406252537624])
    assert came[2:] == exactly([0.945815526393354, 0.06664663691221206])


def test_adhikaris_six_samples_are_learned():
    rng = np.random.RandomState(1)  # his start; below, his code before step 10,000
    hidden, output = [2 * rng.random_sample((4, n)) - 1 for n in [3, 1]]
    network = NeuralNetwork([3, 3, 1], output="linear")
    network.weights, network.biases = [hidden[1:], output[1:]], [hidden[0], output[0]]
    losses = network.train(X6, Y6, epochs=9_999, learning_rate=0.1 / 2)
    came = network.predict(X6)[:, 0]
    assert came[:3] == pytest.approx([2.11135662e-04, 9.99525588e-01, 1.66889680e-04])
    assert came[3:] == pytest.approx([9.99576185e-01, 9.99362960e-01, 1.30185107e-03])
    came = losses[0], losses[1000], nn.mse_loss(Y6, network.predict(X6))
    assert came == exactly((1.6258719765667, 0.18756236298159, 4.2962544900566e-07))


def test_banniers_loss_is_flat_by_epoch_800():
    X, y = data.diabetes()
    network = NeuralNetwork([3, 4, 1], loss="cross_entropy")
    losses = network.train(X, y, epochs=1500, learning_rate=1.0)
    assert losses[800] - losses[1499] < 0.002 * losses[0]
    assert network.predict(X).round().tolist() == y.tolist()


# ---- 2. How one knows that the gradients are right ----
def named(weights, biases):
    """All numbers in a dictionary, with names such as weights[0][2, 1]."""
    numbers = {}
    for name, arrays in [("weights", weights), ("biases", biases)]:
        for layer, array in enumerate(arrays):
            for index in np.ndindex(array.shape):
                numbers[f"{name}[{layer}]{list(index)}"] = array[index]
    return numbers


def assert_close(came, expected):
    """Compares two dictionaries and names the first number that differs."""
    for name in [*came, *expected]:
        a, b = came.get(name, np.nan), expected.get(name, np.nan)  # nan: there is none
        if not abs(a - b) < 1e-8:  # < is false for nan
            pytest.fail(f"{name}: expected {b:.9f}, got {a:.9f}", pytrace=False)


def assert_derived_is_measured(network, X, y):
    derived = network.backward(network.forward(X), y)
    assert_close(named(*derived), named(*nn.numerical_gradients(network, X, y)))


def random_network(sizes, **settings):
    """With random biases, because some mistakes make no difference where they are 0."""
    network = NeuralNetwork(sizes, seed=42, **settings)
    network.biases = [network.rng.standard_normal(b.shape) for b in network.biases]
    return network


@pytest.mark.parametrize("sizes", [[2, 1], [3, 4, 2], [2, 3, 3, 2]], ids=str)
@pytest.mark.parametrize("hidden", nn.ACTIVATION_FUNCTIONS)
@pytest.mark.parametrize("output", nn.ACTIVATION_FUNCTIONS)
@pytest.mark.parametrize("loss", nn.LOSSES)
def test_gradients_of_backward_are_the_measured_ones(loss, output, hidden, sizes):
    if loss == "cross_entropy":
        output = "sigmoid"  # the only one that it takes, whatever the test's id says
    network = random_network(sizes, hidden=hidden, output=output, loss=loss)
    X = network.rng.standard_normal((7, sizes[0]))
    y = network.rng.random((7, sizes[-1]))
    assert_derived_is_measured(network, X, y)


def test_gradients_measured_lead_where_TinyNetwork_goes():
    X, y, rate = [[-2, -1], [1, 0.5], [0.5, -1]], [1, 0, 0.7], 0.3
    now = dict(zip(PARAMETERS, START_B))
    for n in [1, 2, 3]:  # the last of the first n samples moves all parameters
        expected = {}
        for name, value in now.items():
            above = tiny({**now, name: value + 1e-5}.values()).feedforward(X[n - 1])
            below = tiny({**now, name: value - 1e-5}.values()).feedforward(X[n - 1])
            difference = (y[n - 1] - above) ** 2 - (y[n - 1] - below) ** 2
            expected[name] = value - rate * difference / 2e-5
        network = tiny(START_B)
        network.train(np.array(X[:n], str), np.array(y[:n], str), 1, rate)
        assert_close(vars(network), expected)
        now = expected


@pytest.mark.parametrize("size, shuffle", [(6, True), (4, True), (4, False), (1, True)])
def test_gradients_measured_lead_where_NeuralNetwork_goes(size, shuffle):
    network, same = random_network([3, 4, 3, 2]), random_network([3, 4, 3, 2])
    epochs = 1 if size == 6 else 2  # one step first, so that its message is exact
    network.train(X6, Y2, epochs, 0.3, size, shuffle)
    for epoch in range(epochs):
        order = same.rng.permutation(6) if shuffle and size < 6 else np.arange(6)
        for rows in np.split(order, range(size, 6, size)):  # for size 4: 4 and 2
            dL_dW, dL_db = nn.numerical_gradients(same, X6[rows], Y2[rows])
            same.weights = [W - 0.3 * dW for W, dW in zip(same.weights, dL_dW)]
            same.biases = [b - 0.3 * db for b, db in zip(same.biases, dL_db)]
    expected = named(same.weights, same.biases)
    assert_close(named(network.weights, network.biases), expected)
    assert network.rng.bit_generator.state == same.rng.bit_generator.state
    assert network.train(X6, Y2, epochs=0, learning_rate=0.3) == []


# ---- 3. Formulas and training ----
def state(network):
    """All that training changes, in a form that == compares."""
    return named(network.weights, network.biases), network.rng.bit_generator.state


def test_sigmoid_and_cross_entropy_are_what_their_formulas_say():
    z = np.linspace(-700, 700, 10_001)
    assert (nn.sigmoid(z) == 1 / (1 + np.exp(-z))).all()
    ends = nn.sigmoid([-np.inf, -1e308, -701, 701, 1e308, np.inf])
    assert ends == pytest.approx([0, 0, 0, 1, 1, 1], abs=1e-300)
    logs = np.log(0.8) + np.log(1 - 0.3) + 0.25 * np.log(0.6) + 0.75 * np.log(0.4)
    y, y_pred = ["1", "0", "0.25"], ["0.8", "0.3", "0.6"]  # texts, as read from a CSV
    assert nn.cross_entropy_loss(y, y_pred) == exactly(-logs / 3)
    assert nn.mse_loss(y, y_pred) == exactly((0.2**2 + 0.3**2 + 0.35**2) / 3)
    assert nn.cross_entropy_loss([1], [0]) == exactly(-np.log(1e-15))  # not infinite
    assert nn.cross_entropy_loss([0], [1]) == pytest.approx(-np.log(1e-15), rel=0.01)


def test_standardize_gives_mean_0_and_deviation_1():
    scaled, mean, std = nn.standardize([[1, 3e8, 0], [3, 3e8, 0], [5, 3e8, 0]])
    assert [*mean, *std] == exactly([3, 3e8, 0, np.sqrt((4 + 0 + 4) / 3), 1, 1])
    assert scaled[:, 0] == exactly([-np.sqrt(1.5), 0, np.sqrt(1.5)])
    assert scaled[:, 1:].tolist() == [[0, 0], [0, 0], [0, 0]]  # constant columns
    assert abs(nn.standardize(np.full((1000, 2), 0.1))[0]).max() < 1e-12
    assert abs(nn.standardize([0.1 + 0.2, 0.3])[0]).max() < 1e-12
    assert nn.standardize([1e15, 1e15 + 2])[0].tolist() == [-1, 1]  # flat, not constant


def test_weights_start_random_and_are_divided_by_the_root_of_n_in():
    network, rng = NeuralNetwork([4, 3, 1]), np.random.default_rng(0)
    assert network.weights[0] == exactly(rng.standard_normal((4, 3)) / 2)
    assert network.weights[1] == exactly(rng.standard_normal((3, 1)) / np.sqrt(3))
    assert [b.tolist() for b in network.biases] == [[0, 0, 0], [0]]
    assert vars(TinyNetwork()) == vars(TinyNetwork(seed=0)) != vars(TinyNetwork(seed=1))


def test_an_epochs_loss_is_measured_on_each_batch_before_its_step(capsys):
    network, same = NeuralNetwork([3, 4, 1]), NeuralNetwork([3, 4, 1])
    losses = network.train(X6, Y6, 3, 0.5, 4, shuffle=False, print_every=2)
    first = ((Y6[:4] - same.predict(X6[:4])) ** 2).mean()
    same.train(X6[:4], Y6[:4], epochs=1, learning_rate=0.5)
    rest = ((Y6[4:] - same.predict(X6[4:])) ** 2).mean()
    assert losses[0] == exactly((4 * first + 2 * rest) / 6)
    lines = [f"  epoch {e:5}   loss {losses[e]:.4f}\n" for e in [0, 2]]
    assert capsys.readouterr().out == "".join(lines)


# ---- 4. What users build on it ----
def test_an_activation_function_is_one_entry(monkeypatch):
    monkeypatch.setitem(nn.ACTIVATION_FUNCTIONS, "tanh", (np.tanh, lambda a: 1 - a**2))
    network = random_network([3, 4, 2], hidden="tanh")
    a1 = np.tanh(X6 @ network.weights[0] + network.biases[0])
    assert network.forward(X6)[1] == exactly(a1)
    assert_derived_is_measured(network, X6, Y2)


def test_L2_in_a_subclass_is_trained_reported_and_measured():
    class Decay(NeuralNetwork):
        def compute_loss(self, y_true, y_pred):
            penalty = 0.1 * (self.weights[0] ** 2).sum()
            return super().compute_loss(y_true, y_pred) + penalty

        def backward(self, activations, y):
            dL_dW, dL_db = super().backward(activations, y)
            return [dL_dW[0] + 0.2 * self.weights[0]], dL_db

    network = Decay([3, 1])
    assert_derived_is_measured(network, *TEXTS)
    mse = nn.mse_loss(Y6, network.predict(TEXTS[0]))
    penalty = (network.weights[0] ** 2).sum()
    losses = network.train(X6, Y6, epochs=200, learning_rate=0.5)
    assert losses[0] == exactly(mse + 0.1 * penalty)
    assert (network.weights[0] ** 2).sum() < penalty / 4


def test_momentum_in_a_subclass_goes_on_in_the_next_call():
    class Momentum(NeuralNetwork):
        velocity = 0

        def step(self, weight_gradients, bias_gradients, learning_rate):
            self.velocity = 0.9 * self.velocity - learning_rate * weight_gradients[0]
            self.weights = [self.weights[0] + self.velocity]

    network, same, velocity = Momentum([3, 1]), NeuralNetwork([3, 1]), 0
    network.train(X6, Y6, epochs=2, learning_rate=0.5)
    network.train(X6, Y6, epochs=1, learning_rate=0.5)
    for epoch in range(3):
        velocity = 0.9 * velocity - 0.5 * nn.numerical_gradients(same, X6, Y6)[0][0]
        same.weights = [same.weights[0] + velocity]
    assert_close(named(network.weights, []), named(same.weights, []))


def test_training_in_parts_gives_the_same_bits_and_saved_weights_stay():
    network, parts = NeuralNetwork([3, 4, 1], seed=5), NeuralNetwork([3, 4, 1], seed=5)
    losses = network.train(*TEXTS, 4, 0.5, batch_size=4)
    first = parts.train(X6, Y6, 1, 0.5, batch_size=4)
    saved = parts.weights, parts.biases
    before = named(*saved)
    for copied in [copy.deepcopy(parts), pickle.loads(pickle.dumps(parts)), parts]:
        assert first + copied.train(X6, Y6, 3, 0.5, batch_size=4) == losses
        assert state(copied) == state(network)
    assert named(*saved) == before


# ---- 5. What is refused ----
NET, LATER, TINY = NeuralNetwork([3, 4, 1]), NeuralNetwork([3, 4, 1]), TinyNetwork()
LATER.loss = "mae"
X2, FLAT = X6[:, :2], Y6[:, 0]  # NumPy would subtract (6, 1) from (6,) by broadcasting
NAN, INF = np.where(X6 == 1, np.nan, X6), np.where(X6 == 1, np.inf, X6)
COLUMN = ["expected y of shape (6, 1), got (6,)", "y.reshape(-1, 1)"]
CLASSES = ["expected y of shape (6, 2), got (6,", "np.eye(n_classes)[labels]"]
RANGE = ["y from 0 to 1", "0 for no, 1 for yes", CLASSES[1], "output='linear'"]


def case(name, call, *words):
    return pytest.param(call, words, id=name)


REFUSED = [
    case("y-flat-for-one-output", lambda: NET.train(X6, FLAT, 9, 1, 4), *COLUMN),
    case("y-flat-in-backward", lambda: NET.backward([X6, Y6], FLAT), *COLUMN),
    case("y-flat-measured", lambda: nn.numerical_gradients(NET, X6, FLAT), *COLUMN),
    case("y-flat-in-mse", lambda: nn.mse_loss(FLAT, Y6), *COLUMN),
    case("y-flat-in-cross-entropy", lambda: nn.cross_entropy_loss(FLAT, Y6), *COLUMN),
    case("labels-flat-for-two-outputs", lambda: nn.mse_loss(FLAT, Y2), *CLASSES),
    case("two-columns", lambda: nn.mse_loss(Y2, Y6), "of shape (6, 1), got (6, 2)."),
    case("labels-0-to-2", lambda: NET.train(X6, 2 * Y6, 9, 1, 4), *RANGE, "got 0 to 2"),
    case("label-minus-1", lambda: NET.train(X6, Y6 - 1, 9, 1), *RANGE, "got -1 to 0"),
    case("label-nan", lambda: NET.train(X6, Y6 * np.nan, 9, 1, 4), "in y, got nan"),
    case("X-nan", lambda: NET.train(NAN, Y6, 9, 1, 4), "in X, got nan"),
    case("X-infinite", lambda: NET.train(INF, Y6, 9, 1, 4), "in X, got infinity"),
    case("X-empty", lambda: NET.train(X6[:0], Y6[:0], 9, 1), "in X, but it is empty"),
    case("X-flat", lambda: NET.train(X6[0], Y6, 9, 1, 4), "3), got (3,)"),
    case("rate-infinite", lambda: NET.train(X6, Y6, 9, np.inf), "learning_rate", "inf"),
    case("rate-0", lambda: NET.train(X6, Y6, 9, 0, 4), "learning_rate", "got 0"),
    case("epochs-negative", lambda: NET.train(X6, Y6, -1, 1), "expected epochs", "-1"),
    case("epochs-as-float", lambda: NET.train(X6, Y6, 1e3, 1, 4), "epochs", "1000.0"),
    case("batch-of-0", lambda: NET.train(X6, Y6, 9, 1, 0), "expected batch_size", "0"),
    case("predict-3-D", lambda: NET.predict([X6]), "(n_samples, 3), got (1, 6, 3)"),
    case("tiny-X-wide", lambda: TINY.train(X6, Y6), "(n_samples, 2), got (6, 3)"),
    case("tiny-labels-0-to-2", lambda: TINY.train(X2, 2 * Y6), *RANGE),
    case("tiny-y-wide", lambda: TINY.train(X2, Y2[:3]), "(6, 1), got (3, 2)"),
    case("mse-of-nothing", lambda: nn.mse_loss([], []), "at least one label"),
    case("label-2", lambda: nn.cross_entropy_loss([2], [1]), "expected y_true", "2"),
    case("prediction-nan", lambda: nn.cross_entropy_loss([1], [np.nan]), "in y_pred"),
    case("standardize-nan", lambda: nn.standardize(NAN), "in X, got nan"),
    case("one-layer-size", lambda: NeuralNetwork([3]), "such as [2, 3, 1], got [3]"),
    case("layer-of-size-0", lambda: NeuralNetwork([3, 0, 1]), "layer_sizes", "got 0"),
    case("unknown-output", lambda: NeuralNetwork([3, 1], "new"), "'new'"),
    case("unknown-hidden", lambda: NeuralNetwork([3, 4, 1], hidden="new"), "'new'"),
    case("unknown-loss", lambda: NeuralNetwork([3, 1], loss="mae"), "'mse', or", "mae"),
    case("unknown-loss-set-later", lambda: LATER.output_delta(Y6, Y6), "mae"),
    case("bad-pair", lambda: NeuralNetwork([3, 1], "linear", "cross_entropy"), "lin"),
]


@pytest.mark.parametrize("call, words", REFUSED)
def test_bad_input_is_refused_before_anything_changes(call, words):
    with pytest.raises(ValueError) as error:
        call()
    for word in words:
        assert word in f"{error.value}."
    assert state(NET) == state(NeuralNetwork([3, 4, 1]))
    assert vars(TINY) == vars(TinyNetwork())


def test_an_overflow_stops_training_and_says_when():
    for name, value, x, rate, epoch in [
        ("output", "linear", 1e60, 1, 1),  # the loss overflows in epoch 1
        ("output", "linear", 1e9, 1e300, 0),  # only the last step does
        ("loss", "cross_entropy", 1e9, 1e308, 1),  # a probability becomes nan
    ]:
        network = NeuralNetwork([1, 1], **{name: value})
        with pytest.raises(FloatingPointError, match=f"epoch {epoch}:.*learning_rate"):
            network.train([[x], [0]], [[0], [1]], epoch + 1, rate)
    with pytest.raises(FloatingPointError, match="epoch 0:.*learning_rate"):
        tiny([np.inf] * 9).train([[1, -1]], [0])


# ---- 6. The program, the figures in its text, and the README ----
SOURCE = Path(nn.__file__).read_text(encoding="utf-8")
README = Path(nn.__file__).with_name("README.md")
EXAMPLES = ["neuron", "people", "gradients", "xor", "houses", "six_samples", "diabetes"]


@pytest.fixture
def printed(capsys):
    for name in EXAMPLES:
        table = getattr(data, name, tuple)  # some need no data, and get ()
        getattr(nn, "example_" + name)(*table())
    return capsys.readouterr().out


def test_the_program_prints_its_examples_with_right_predictions(printed):
    assert not hasattr(nn, "data")  # nn.py can be copied and imported alone
    command = [sys.executable, "-W", "error", nn.__file__]
    lines = subprocess.check_output(command, text=True).splitlines()
    assert len(lines) <= 100 and max(map(len, lines)) <= 80 and "".join(lines).isascii()
    assert {line for line in lines if line[:1] == " "} == set(printed.splitlines())
    answers = re.findall(r"-> +(\S+)   label (\S+)", printed)
    assert len(answers) == 4 + 8 + 6 + 5
    for answer, label in answers:
        assert float(answer) == pytest.approx(float(label), rel=0.12, abs=0.07)
    stated = re.findall(r"(\S+)   Zhou: (\S+)", printed)
    assert len(stated) == 5 and printed.count("differs by 0.00000000 ") == 12
    for answer, number in stated:
        assert float(answer) == pytest.approx(float(number), abs=2e-4)
    assert "z = 1.923       0.8725   Raach: 1.923, 0.87" in printed


Z, P = np.array([-5, -1, 0, 1, 5]), np.array([0.9, 0.8, 0.5])
A, WEIGHTS = np.array([[0.5, 0.2], [0.9, 0.6]]), np.array([[1, 2], [3, 4]])
DELTA = np.array([[0.05, 0.10], [0.10, 0.00]])
DW, DA = A.T @ DELTA, DELTA @ WEIGHTS.T
FIGURES = [  # in the text of nn.py, and how they are computed
    ("a   {:.3f}  {:.3f}   {:.1f}  {:.3f}  {:.3f}\n", nn.sigmoid(Z)),
    ("= {:.0f}         h1 = sigmoid(z1) = {:.4f}, and", [-2 - 1, H1]),
    ("= {:.4f}     y_pred = sigmoid(z3) = {:.4f}\n", [2 * H1, Y_PRED]),
    ("= -2 * (1 - {:.4f})          = {:.4f}\n", [Y_PRED, ALICE[0]]),
    ("=  1 * {:.4f} * (1 - {:.4f}) =  {:.4f}\n", [Y_PRED, Y_PRED, ALICE[1]]),
    ("= -2 * {:.4f} * (1 - {:.4f}) = {:.4f}\n", [H1, H1, ALICE[2]]),
    ("= {:.4f} * {:.4f} * {:.4f} = {:.4f}\n", [*ALICE, np.prod(ALICE)]),
    ("0.9 * 0.8 * 0.5 = {:.2f}.", [P.prod()]),
    ("log(0.9) + log(0.8) + log(0.5) = {:.2f}\n", [np.log(P).sum()]),
    ("cross-entropy, here {:.2f}.", [-np.log(P).mean()]),
    ("dL/dz of the MSE is only {:.2f}:", [2 * (0.01 - 1) * 0.01 * (1 - 0.01)]),
    ("Cross-entropy has {:.2f}.", [0.01 - 1]),
    ("0.5 * 0.05 + 0.9 * 0.10 = {:.3f}.", [DW[0, 0]]),
    ("[0.05  0.10] = [{:.3f}  {:.3f}]", DW[0]),
    ("[0.10  0.00]   [{:.3f}  {:.3f}]", DW[1]),
    ("0.05 * 1.0 + 0.10 * 2.0 = {:.2f}.", [DA[0, 0]]),
    ("[1.0  3.0] = [{:.2f}  {:.2f}]", DA[0]),
    ("[2.0  4.0]   [{:.2f}  {:.2f}]", DA[1]),
    ("0.25 * 0.5 * (1 - 0.5) = {:.4f}.", [DA[0, 0] * A[0, 0] * (1 - A[0, 0])]),
    ("its derivative is {:.5f})", [nn.sigmoid(10) * nn.sigmoid(-10)]),
    ("Four such factors make {:.3f} at", [0.25**4]),
    ("= {:.2f}\n#   down", [(1.1**3 - 1) / 0.1]),
    ("= {:.2f}\n#   both", [(1 - 0.9**3) / 0.1]),
    ("(1.1^3 - 0.9^3) / 0.2 = {:.2f}\n", [(1.1**3 - 0.9**3) / 0.2]),
]


def test_the_figures_in_the_text_come_out(printed):
    for text, numbers in FIGURES:
        assert text.format(*numbers) in SOURCE
    for name in EXAMPLES:
        figures = re.findall(r"\d+\.\d+", getattr(nn, "example_" + name).__doc__)
        assert figures and all(figure in printed for figure in figures)
    assert doctest.testmod(nn) == (0, 7)  # failed, tried


@pytest.mark.skipif(not README.exists(), reason="there is no README.md here")
def test_the_readmes_output_is_real(tmp_path, monkeypatch, capsys, printed):
    page = README.read_text(encoding="utf-8")
    film = re.search(r"(?s)```text\n(.*?)```", page).group(1)
    assert film in re.sub(" +\n", "\n", printed)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(nn, "ACTIVATION_FUNCTIONS", {**nn.ACTIVATION_FUNCTIONS})
    programs = r"(?s)```python\n(.*?)```\n(?:\n```text\n(.*?)```)?"
    for code, shown in re.findall(programs, page):
        if "torch" not in code and "matplotlib" not in code:  # not required here
            Path("program.py").write_text(code, encoding="utf-8")
            runpy.run_path("program.py")
            assert capsys.readouterr().out == shown
