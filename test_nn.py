# SPDX-License-Identifier: 0BSD
"""How one knows that nn.py is right: numbers from elsewhere, slopes by nudging, sums by
hand. Each test's name is a sentence, and its body shows that it is true.

All: `python -W error -m pytest`. Those of the slopes: `python -m pytest -k gradients`.
"""

import doctest
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import data
import nn
from nn import NeuralNetwork, TinyNetwork

pytestmark = pytest.mark.filterwarnings("error")


def exactly(numbers):
    """Equal but for the last few of a float's 16 digits, in which processors differ."""
    return pytest.approx(numbers, rel=1e-11, abs=1e-13)


# ---- 1. The tutorials' numbers -------------------------------------------------------


def test_zhous_0_999_and_0_7216_and_his_loss_0_5_and_raachs_0_87_come_out():
    assert nn.neuron([2, 3], [0, 1], 4) == exactly(0.9990889488055994)
    h1 = h2 = nn.neuron([2, 3], [0, 1], 0)
    assert nn.neuron([h1, h2], [0, 1], 0) == exactly(0.7216325609518421)
    assert nn.mse_loss([1, 0, 0, 1], [0, 0, 0, 0]) == 0.5
    raachs = nn.neuron([0.65, 0.61, 0.59], [0.5, 0.4, 0.6], 1)  # z = 1.923
    assert raachs == exactly(0.8724725993211931)


X, Y = data.six_samples()
ALICE = [-2, -1]
START_A = dict(w1=1, w2=1, w3=1, w4=1, w5=1, w6=1, b1=0, b2=0, b3=0)
START_B = dict(zip(START_A, [0.5, -0.3, -0.8, 0.2, 1.1, -0.7, 0.1, -0.2, 0.3]))
START_C = {**START_B, "w1": 2, "w2": -1.7}  # inputs of 1e308 are too much


def tiny(start):
    network = TinyNetwork()
    vars(network).update(start)
    return network


def test_alices_dL_dw1_is_0_0215_the_product_of_three_factors():
    h1, h2, y_pred = tiny(START_A).activations(ALICE)
    assert h1 == h2 == exactly(0.04742587317756678)
    assert y_pred == exactly(0.5236951740839997)
    dL_dypred = -2 * (1 - y_pred)
    dypred_dh1 = 1 * nn.sigmoid_derivative(y_pred)
    dh1_dw1 = -2 * nn.sigmoid_derivative(h1)
    assert dL_dypred == exactly(-0.9526096518320006)
    assert dypred_dh1 == exactly(0.24943853872512894)
    assert dh1_dw1 == exactly(-0.09035331946182427)
    assert dypred_dh1 * dh1_dw1 == exactly(-0.0225375999755222)  # dy_pred/dw1
    assert dL_dypred * dypred_dh1 * dh1_dw1 == exactly(0.02146953526581111)


# Losses after epochs 0, 10, 100, 990 and 1000, Emily, Frank, w1..w6, b1..b3 (A: equal).
END_A = """0.500194529252766 0.39202924503396813 0.04286382133794954 0.0024174135023894215
0.0023927078180747594 0.9467883893414601 0.0397587604865392 1.289637872141036
1.144818934783027 1.289637872141036 1.144818934783027 -3.0315868209241117
-3.0315868209241117 -0.144818931739757 -0.144818931739757 2.87881930420695"""
END_B = """0.45370021526857574 0.3421538686035275 0.0422170245965831 0.0024078567412992038
0.0023832193317331074 0.9667183309598054 0.056535668876314366 -0.8533327786268168
-0.8659272084834582 -1.3179495825061924 -0.05897179113009173 3.3928887619556534
2.7913041931152858 0.5034496372309056 0.05896900723576391 -2.814686851216335"""


@pytest.mark.parametrize("start, end", [(START_A, END_A), (START_B, END_B)])
def test_zhous_training_ends_where_his_arithmetic_ends(start, end):
    X, y = data.people()
    network = tiny(start)
    losses = network.train(X, y)
    assert len(losses) == 100  # after the 1st, 11th, 21st, ... epoch
    came = [losses[0], losses[1], losses[10], losses[99]]
    came += [nn.mse_loss(y[:, 0], [network.feedforward(x) for x in X])]
    came += [network.feedforward([-7, -3]), network.feedforward([20, 2])]
    came += vars(network).values()
    assert came == exactly([float(number) for number in end.split()])


def test_pandeys_network_learns_xor():
    X, y = data.xor()
    rng = np.random.RandomState(0)
    network = NeuralNetwork([2, 3, 1])
    network.weights = [rng.standard_normal((2, 3)), rng.standard_normal((3, 1))]
    losses = network.train(X, y, epochs=10_000, learning_rate=0.1 * 4 / 2)
    assert losses[0] == exactly(0.2579005381593666)  # before the 1st step
    assert losses[100] == exactly(0.2344314375681015)  # before the 101st
    assert losses[-1] == exactly(0.0026644118753480946)  # before the 10,000th
    answers = network.predict(X)[:, 0]
    assert answers[:2] == exactly([0.02127204398217003, 0.9468406252537624])
    assert answers[2:] == exactly([0.945815526393354, 0.06664663691221206])


def adhikaris_network():
    """Mausam Adhikari's start: seed 1, numbers from -1 to 1, and biases in row 0."""
    rng = np.random.RandomState(1)
    hidden = 2 * rng.random_sample((4, 3)) - 1
    output = 2 * rng.random_sample((4, 1)) - 1
    network = NeuralNetwork([3, 3, 1], output="linear")
    network.weights = [hidden[1:], output[1:]]
    network.biases = [hidden[0], output[0]]
    return network


def test_adhikaris_network_learns_the_six_samples():
    network = adhikaris_network()
    losses = network.train(X, Y, epochs=9_999, learning_rate=0.1 / 2)
    answers = network.predict(X)[:, 0]
    assert answers[:3] == pytest.approx([0.000211135662, 0.999525588, 0.00016688968])
    assert answers[3:] == pytest.approx([0.999576185, 0.99936296, 0.00130185107])
    losses += network.train(X, Y, epochs=1, learning_rate=0.1 / 2)
    assert losses[0] == exactly(1.6258719765667042)
    assert losses[1000] == exactly(0.18756236298159115)
    assert losses[-1] == exactly(4.2962544900566323e-07)


def test_raachs_own_steps_are_those_of_half_his_rate():
    table = [100, 5, 330, 160, 12, 450, 75, 30, 190, 120, 2, 420]
    table += [60, 40, 120, 140, 15, 400, 90, 20, 245, 130, 1, 450]
    X, y = data.houses()
    assert np.hstack([X, y]).ravel().tolist() == table
    X, y = (X - X.mean(axis=0)) / X.std(axis=0), (y - y.mean()) / y.std()
    assert X[0] == pytest.approx([-0.3, -0.8], abs=0.02)  # as he states
    network = NeuralNetwork([2, 4, 1], output="linear")
    network.biases = [np.ones(4), np.ones(1)]
    (W1, W2), (b1, b2) = network.weights, network.biases
    a1 = 1 / (1 + np.exp(-(X @ W1 + b1)))
    delta_output = y - (a1 @ W2 + b2)
    delta_hidden = delta_output @ W2.T * a1 * (1 - a1)
    network.train(X, y, epochs=1, learning_rate=0.05 / 2)
    assert network.weights[1] == exactly(W2 + 0.05 * a1.T @ delta_output / 8)
    assert network.weights[0] == exactly(W1 + 0.05 * X.T @ delta_hidden / 8)


def test_banniers_loss_is_flat_by_epoch_800_and_all_five_answers_right():
    X, y = data.diabetes()
    table = [0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 1]
    assert np.hstack([X, y]).ravel().tolist() == table
    network = NeuralNetwork([3, 4, 1], loss="cross_entropy")
    losses = network.train(X, y, epochs=1500, learning_rate=1.0)
    assert losses[800] - losses[-1] < 0.002 * losses[0]
    assert network.predict(X).round().tolist() == y.tolist()


# ---- 2. How one knows that the gradients are right -----------------------------------


def check_slope(name, got, expected):
    __tracebackhide__ = True  # pytest then shows the message alone
    if not abs(got - expected) < 1e-8:
        raise AssertionError(f"{name}: expected {expected:.9f}, got {got:.9f}")


def check_gradients(got, expected):
    """Both (weight_gradients, bias_gradients). Names the first place where they differ."""
    __tracebackhide__ = True
    for name, ours, right in zip(["weights", "biases"], got, expected):
        assert [slopes.shape for slopes in ours] == [slopes.shape for slopes in right]
        for layer in range(len(right)):
            for index in np.ndindex(right[layer].shape):
                place = f"{name}[{layer}]{list(index)}"
                check_slope(place, ours[layer][index], right[layer][index])


PAIRS = [("sigmoid", "mse"), ("linear", "mse"), ("sigmoid", "cross_entropy")]
SIZES = [[2, 1], [2, 3, 1], [3, 4, 2], [2, 5, 4, 3, 2]]


@pytest.mark.parametrize("sizes", SIZES, ids=str)
@pytest.mark.parametrize("output, loss", PAIRS)
def test_gradients_of_backward_are_those_of_nudging(output, loss, sizes):
    rng = np.random.default_rng(42)
    network = NeuralNetwork(sizes, output, loss)
    network.biases = [rng.standard_normal(b.shape) for b in network.biases]
    X = rng.standard_normal((7, sizes[0]))
    y = rng.random((7, sizes[-1]))
    nudged = nn.numerical_gradients(network, X, y)
    check_gradients(network.backward(network.forward(X), y), nudged)


def test_all_nine_gradients_of_TinyNetwork_are_those_of_nudging_and_lead_downhill():
    for name, value in START_B.items():
        up = tiny({**START_B, name: value + 1e-5}).feedforward(ALICE)
        down = tiny({**START_B, name: value - 1e-5}).feedforward(ALICE)
        slope = ((1 - up) ** 2 - (1 - down) ** 2) / 2e-5
        network = tiny(START_B)
        network.train([ALICE], [1], epochs=1, learning_rate=1)
        check_slope(name, value - getattr(network, name), slope)
        assert network.feedforward(ALICE) > tiny(START_B).feedforward(ALICE)  # right: 1


def test_numerical_gradients_are_those_worked_out_by_hand():
    # z = 1*2 + 2*3 + 3 = 11, L = (11 - 10)^2: dL/dz = 2 * (11 - 10) = 2
    network = NeuralNetwork([2, 1], output="linear")
    network.weights, network.biases = [np.array([[1], [2]])], [np.array([3])]
    by_hand = [np.array([[2 * 2], [3 * 2]])], [np.array([2])]
    check_gradients(nn.numerical_gradients(network, [[2, 3]], [[10]]), by_hand)
    assert network.weights[0].tolist() == [[1], [2]]  # the network is as it was
    # z = 0, a = 0.5: for the MSE 2 * (0.5 - 1) * 0.5 * 0.5, for cross-entropy 0.5 - 1
    for loss, dL_dz in [("mse", -0.25), ("cross_entropy", -0.5)]:
        network = NeuralNetwork([1, 1], loss=loss)
        network.weights = [np.array([[0]])]
        by_hand = [np.array([[4 * dL_dz]])], [np.array([dL_dz])]
        check_gradients(nn.numerical_gradients(network, [[4]], [[1]]), by_hand)


def test_a_step_goes_against_the_gradients_downhill_and_leaves_the_old_lists_alone():
    y = np.hstack([Y, 1 - Y])
    network = NeuralNetwork([3, 4, 2])
    W, b = network.weights, network.biases
    gradients = nn.numerical_gradients(network, X, y)
    losses = network.train(X, y, epochs=1, learning_rate=0.1)
    W_steps = [(W[layer] - network.weights[layer]) / 0.1 for layer in range(2)]
    b_steps = [(b[layer] - network.biases[layer]) / 0.1 for layer in range(2)]
    check_gradients((W_steps, b_steps), gradients)
    assert nn.mse_loss(y, network.predict(X)) < losses[0]


def matrices(w1, w2, w3, w4, w5, w6, b1, b2, b3):
    network = NeuralNetwork([2, 2, 1])
    network.weights = [np.array([[w1, w3], [w2, w4]]), np.array([[w5], [w6]])]
    network.biases = [np.array([b1, b2]), np.array([b3])]
    return network


def test_scalars_and_matrices_walk_the_same_path_from_alices_slope_on():
    network = matrices(**START_A)
    weight_gradients, bias_gradients = network.backward(network.forward([ALICE]), [[1]])
    assert weight_gradients[0][0, 0] == exactly(0.02146953526581111)  # Alice's dL/dw1
    people, y = data.people()
    scalars, network = tiny(START_B), matrices(**START_B)
    scalars.train(people, y, epochs=100, learning_rate=0.1)
    network.train(people, y, epochs=100, learning_rate=0.1, batch_size=1)
    same = matrices(**vars(scalars))
    for layer in range(2):
        assert network.weights[layer] == exactly(same.weights[layer])
        assert network.biases[layer] == exactly(same.biases[layer])


# ---- 3. Formulas and training --------------------------------------------------------


def state(network):
    """All that training changes, in a form that == compares."""
    arrays = network.weights + network.biases
    return [array.tolist() for array in arrays], network.rng.bit_generator.state


def test_the_sigmoid_is_its_formula_but_does_not_overflow_below_minus_709_78():
    z = np.linspace(-700, 700, 10_001)
    assert (nn.sigmoid(z) == 1 / (1 + np.exp(-z))).all()
    with pytest.raises(RuntimeWarning, match="overflow"):
        1 / (1 + np.exp(709.79))
    ends = nn.sigmoid([-np.inf, -1e308, -709.79, 709.79, 1e308, np.inf])
    assert ends == pytest.approx([0, 0, 0, 1, 1, 1], abs=1e-300)
    assert nn.sigmoid(-701) == nn.sigmoid(-700)


def test_cross_entropy_is_the_mean_of_minus_log_p_and_finite_even_for_p_0():
    by_hand = -(np.log(0.8) + np.log(1 - 0.3) + 0.25 * np.log(0.6) + 0.75 * np.log(0.4))
    assert nn.cross_entropy_loss([1, 0, 0.25], [0.8, 0.3, 0.6]) == exactly(by_hand / 3)
    assert nn.cross_entropy_loss([1], [0]) == exactly(-np.log(1e-15))
    assert nn.cross_entropy_loss([0], [1]) == pytest.approx(-np.log(1e-15), rel=0.01)


def test_standardize_gives_mean_0_and_standard_deviation_1_and_constants_0():
    assert (nn.standardize(np.full((1000, 2), 0.1))[0] == 0).all()  # std: 1e-15
    almost = 1e9 * (0.1 + 0.2)  # 300000000.00000006
    scaled, mean, std = nn.standardize([[1, 3e8, 0], [3, almost, 0], [5, 3e8, 0]])
    assert mean == exactly([3, 3e8, 0])
    assert std == exactly([np.sqrt((4 + 0 + 4) / 3), 1, 1])
    assert scaled[:, 0] == exactly([-np.sqrt(1.5), 0, np.sqrt(1.5)])
    assert scaled[:, 1:].tolist() == [[0, 0], [0, 0], [0, 0]]
    assert nn.standardize([1e9, 1e9 + 1])[0].tolist() == [-1, 1]  # flat, not constant


def test_the_random_start_keeps_z_of_size_1_and_comes_from_the_seed():
    network = NeuralNetwork([2500, 400, 50])
    inputs = np.random.default_rng(1).standard_normal((100, 2500))
    assert (inputs @ network.weights[0]).std() == pytest.approx(1, abs=0.05)
    assert [b.tolist() for b in network.biases] == [[0] * 400, [0] * 50]
    assert state(NeuralNetwork([2, 1])) == state(NeuralNetwork([2, 1], seed=0))
    assert state(NeuralNetwork([2, 1])) != state(NeuralNetwork([2, 1], seed=1))
    drawn = np.random.default_rng(0).standard_normal(9)
    assert vars(TinyNetwork()) == dict(zip(START_A, drawn))  # w1..w6, then b1..b3


def test_the_first_loss_is_the_untrained_networks_and_the_last_from_before_the_last_step():
    network, same = NeuralNetwork([3, 4, 1]), NeuralNetwork([3, 4, 1])
    losses = network.train(X, Y, epochs=3, learning_rate=0.5)
    assert losses[0] == nn.mse_loss(Y, same.predict(X))
    same.train(X, Y, epochs=2, learning_rate=0.5)
    assert losses[2] == nn.mse_loss(Y, same.predict(X))
    assert same.train(X, Y, epochs=0, learning_rate=0.5) == []


def test_an_epoch_in_batches_is_a_step_for_each_and_its_loss_counts_by_rows():
    network, same = NeuralNetwork([3, 4, 1]), NeuralNetwork([3, 4, 1])
    [loss] = network.train(X, Y, epochs=1, learning_rate=0.5, batch_size=4)
    [first] = same.train(X[:4], Y[:4], epochs=1, learning_rate=0.5)
    [rest] = same.train(X[4:], Y[4:], epochs=1, learning_rate=0.5, batch_size=99)
    assert state(network) == state(same)
    assert loss == exactly((4 * first + 2 * rest) / 6)


def test_training_in_parts_gives_equal_bits_and_shuffle_a_new_order_each_epoch():
    network, parts, same = [NeuralNetwork([3, 4, 1], seed=5) for _ in range(3)]
    losses = network.train(X, Y, 3, 0.5, batch_size=4, shuffle=True)
    first = parts.train(X, Y, 1, 0.5, batch_size=4, shuffle=True)
    assert first + parts.train(X, Y, 2, 0.5, batch_size=4, shuffle=True) == losses
    for loss in losses:
        order = same.rng.permutation(6)
        assert same.train(X[order], Y[order], 1, 0.5, batch_size=4) == [loss]
    assert state(network) == state(parts) == state(same)


def test_a_subclass_with_a_forward_and_a_backward_of_its_own_is_trained_by_them():
    class SeesZerosAndHalvesItsNumbers(NeuralNetwork):
        def forward(self, X):
            return super().forward(np.zeros_like(X))

        def backward(self, activations, y):
            return self.weights, self.biases

    network, start = SeesZerosAndHalvesItsNumbers([3, 1]), NeuralNetwork([3, 1])
    losses = network.train(X, Y, epochs=1, learning_rate=0.5)
    assert losses == [nn.mse_loss(Y, start.predict(0 * X))]
    assert network.weights[0] == exactly(start.weights[0] / 2)


# ---- 4. What is refused, and what is not ---------------------------------------------


NET = NeuralNetwork([3, 4, 1])
TINY = TinyNetwork()
REFUSED = [  # a call, and what its error says: the rule, and what came
    # NumPy would subtract (6, 1) from (6,) as well, and make (6, 6) of it.
    (lambda: nn.mse_loss(Y[:, 0], Y), "y of shape (6, 1) ... got (6,)"),
    (lambda: nn.cross_entropy_loss(Y[:, 0], Y), "y of shape (6, 1) ... got (6,)"),
    (lambda: NET.backward([X, Y], Y[:, 0]), "y of shape (6, 1) ... got (6,)"),
    (lambda: nn.numerical_gradients(NET, X, Y[:, 0]), "(6, 1) ... got (6,)"),
    (lambda: NET.train(X[:, :2], Y, 9, 1), "X of shape (n_samples, 3) ... got (6, 2)"),
    (lambda: NET.train(X * np.nan, Y, 9, 1), "finite numbers in X,"),
    (lambda: NET.train(X, Y + np.inf, 9, 1), "finite numbers in y,"),
    (lambda: NET.train(X, Y[:5, 0], 9, 1), "y of shape (6, 1) ... got (5,)$"),
    (lambda: NeuralNetwork([3, 2]).train(X, Y[:, 0], 9, 1), "y ... (6, 2) ... np.eye"),
    (lambda: NET.train(X, 3 * Y, 9, 1), "y within 0 to 1 ... 0.0 to 3.0 ... linear"),
    (lambda: NET.train(X, Y - 1, 9, 1, 6, True), "y within 0 to 1 ... -1.0 to 0.0"),
    (lambda: NET.train(X, Y, 9, 0), "learning_rate ... 0"),
    (lambda: NET.train(X, Y, 9, np.nan), "learning_rate ... nan"),
    (lambda: NET.train(X, Y, 9, np.inf), "learning_rate ... inf"),
    (lambda: NET.train(X, Y, -1, 1), "epochs ... -1"),
    (lambda: NET.train(X, Y, 9, 1, 0), "batch_size ... 0"),
    (lambda: NET.predict(X[0, :2]), "X of shape (n_samples, 3) ... got (2,)"),
    (lambda: NET.predict([X]), "X of shape (n_samples, 3) ... got (1, 6, 3)"),
    (lambda: TINY.train(X, Y), "X of shape (n_samples, 2) ... got (6, 3)"),
    (lambda: TINY.train(X[:, :2], 3 * Y), "y within 0 to 1 ... 0.0 to 3.0"),
    (lambda: nn.mse_loss([], []), "got none"),
    (lambda: nn.cross_entropy_loss([2], [1]), "y_true within 0 to 1 ... 2.0"),
    (lambda: nn.cross_entropy_loss([1], [-1]), "y_pred within 0 to 1 ... -1.0$"),
    (lambda: nn.standardize([]), "finite numbers in X,"),
    (lambda: NeuralNetwork([3]), "layer_sizes ... [3]"),
    (lambda: NeuralNetwork([[3], [1]]), "layer_sizes ... [[3], [1]]"),
    (lambda: NeuralNetwork([3, 0, 1]), "layer_sizes ... [3, 0, 1]"),
    (lambda: NeuralNetwork([3, 1.5]), "layer_sizes ... [3, 1.5]"),
    (lambda: NeuralNetwork([3, 1], "relu"), "('relu', 'mse')"),
    (lambda: NeuralNetwork([3, 1], "linear", "cross_entropy"), "('linear', 'cross_ent"),
]


@pytest.mark.parametrize("call, words", REFUSED)
def test_bad_input_is_refused_with_what_came_and_before_anything_changes(call, words):
    with pytest.raises(ValueError, match="^expected ") as error:
        call()
    for word in words.split(" ... "):
        assert word in f"{error.value}$"  # $: the end
    assert state(NET) == state(NeuralNetwork([3, 4, 1]))
    assert vars(TINY) == vars(TinyNetwork())


def test_a_pair_of_output_and_loss_that_backward_does_not_know_fails_loudly():
    network = NeuralNetwork([3, 4, 1])
    network.output = "softmax"
    with pytest.raises(UnboundLocalError, match="delta"):
        network.backward(network.forward(X), Y)


RUNS_AWAY = [
    (lambda: NeuralNetwork([1, 1], "linear").train([[1e60]], [1], 9, 1), 2),
    (lambda: NeuralNetwork([1, 1], "linear").train([[1e10]], [1], 1, 1e290), 1),
    (lambda: NeuralNetwork([1, 1], "linear").train([[0]], [1], 1, 1e308), 1),
    (lambda: tiny({**START_B, "w1": np.inf}).train([[1, 1]], [0]), 1),
    (lambda: tiny({**START_B, "b3": np.inf}).train([[1, 1]], [0]), 1),
    (lambda: tiny(START_C).train([[1e308, 1e308], [0, 1]], [1, 0], 1, 9), 1),
]


@pytest.mark.parametrize("train, epoch", RUNS_AWAY)
def test_training_that_overflows_stops_and_names_the_epoch(train, epoch):
    with pytest.raises(FloatingPointError, match=f"epoch {epoch}:.*learning_rate"):
        train()


def test_lists_texts_whole_numbers_bools_float32_and_one_sample_are_welcome():
    network = NeuralNetwork([3, 4, 1])
    losses = network.train(X, Y, 5, 0.5)
    texts = X.astype(str), Y.astype(str)  # as the csv module reads numbers
    forms = [texts, (X.tolist(), Y.tolist()), (X.astype(int), Y.astype(bool))]
    for X_form, y_form in forms + [(X.astype(np.float32), Y[:, 0])]:
        assert NeuralNetwork((3, 4, 1)).train(X_form, y_form, 5, 0.5) == losses
        TinyNetwork().train([row[:2] for row in X_form], y_form, 1)
    network.backward(network.forward(texts[0]), texts[1])
    assert network.predict(texts[0][0]).shape == (1,)
    assert nn.mse_loss(texts[1], texts[1]) == 0
    assert nn.standardize(texts[0])[1].tolist() == X.mean(axis=0).tolist()


# ---- 5. The program and the README ---------------------------------------------------

HERE = Path(__file__).parent
SOURCE = (HERE / "nn.py").read_text(encoding="utf-8")
FILE = HERE / "README.md"
README = FILE.read_text(encoding="utf-8") if FILE.exists() else ""
needs_readme = pytest.mark.skipif(not README, reason="there is no README.md here")


def page(capsys):
    """What the program prints: each example's name, and what it prints."""
    for name in list(vars(nn)):
        if name.startswith("example_"):
            print(f"\n{name}")
            vars(nn)[name]()
    return capsys.readouterr().out


def test_the_program_prints_stated_numbers_right_answers_and_xors_map(capsys):
    printed = page(capsys)
    command = [sys.executable, "-W", "error", str(HERE / "nn.py")]
    assert printed == subprocess.check_output(command, cwd=HERE.parent, text=True)
    assert printed.isascii()
    assert len(printed.splitlines()) <= 90
    assert max(len(line) for line in printed.splitlines()) <= 88
    stated = ["0.9991   Zhou: 0.999", "0.7216   Zhou: 0.7216", "0.5   Zhou: 0.5"]
    stated += ["0.951   Zhou: 0.951", "0.039   Zhou: 0.039", "0.0215   by hand: 0.0215"]
    stated += ["1.9230   Raach: 1.923", "0.8725   Raach: 0.87", "matrices: 0.0215"]
    # out of a run: how people, XOR, houses, six samples and diabetes are learned
    stated += ["0.2370 0.0141 0.0063 0.0040 0.0029 0.0023\n"]
    stated += ["0.2597 0.2500 0.2498 0.2437 0.1338 0.0146\n"]
    stated += ["1.3318 0.0217 0.0102 0.0083 0.0077 0.0073\n"]
    stated += ["1.5714 0.2087 0.1446 0.1075 0.0113 0.0001\n"]
    stated += ["0.9946 0.0086 0.0035 0.0022 0.0015 0.0012\n", "[110  10] -> 349.831\n"]
    for figures in stated:
        assert figures in printed
    assert printed.count("differs by 0.00000000") == 4  # gradients: two W, two b
    answers = re.findall(r"\] -> (\S+) +right: (\S+)", printed)
    assert len(answers) == 4 + 4 + 8 + 6 + 5
    for answer, right in answers:
        assert float(answer) == pytest.approx(float(right), rel=0.12, abs=0.14)
    rows = re.findall(r"\|(.{26})\|  \|(.{26})\|", printed)
    assert [left for left, right in rows] == ["+" * 26] * 11
    top, bottom = rows[0][1], rows[-1][1]
    assert top[0] + top[-1] + bottom[0] + bottom[-1] == "$..$"  # yes, no, no, yes


def test_the_worked_numbers_in_docstrings_and_comments_are_true():
    assert doctest.testmod(nn) == (0, 5)  # failed, tried
    ends = f"-5 into {nn.sigmoid(-5):.3f}, 0 into 0.5, 5 into {nn.sigmoid(5):.3f}"
    assert ends in SOURCE
    h1, h2, y_pred = tiny(START_A).activations(ALICE)
    factors = [-2 * (1 - y_pred), y_pred * (1 - y_pred), -2 * h1 * (1 - h1)]
    for number in [h1, h1 + h2, y_pred, *factors, np.prod(factors)]:
        assert f"{number:.4f}" in SOURCE
    a = np.array([[1, 2], [3, 4]])
    delta = np.array([[0.1, 0.2], [0.3, 0.4]])
    W = np.array([[5, 6], [7, 8]])
    assert f"= 1 * 0.1 + 3 * 0.3 = {(a.T @ delta)[0, 0]:.1f}" in SOURCE
    assert f"= 0.1 * 5 + 0.2 * 6 = {(delta @ W.T)[0, 0]:.1f}" in SOURCE
    [spread] = re.findall(r"std\(\)  # (.*)$", SOURCE, re.MULTILINE)
    random = np.random.default_rng(0).standard_normal((10_000, 100))
    assert float(spread) == pytest.approx(random.sum(axis=1).std(), abs=0.1)


def test_nn_needs_no_other_file_than_its_own(tmp_path):
    (tmp_path / "nn.py").write_text(SOURCE, encoding="utf-8")
    command = [sys.executable, "-W", "error", "-c", "import nn"]
    subprocess.run(command, cwd=tmp_path, check=True)


@needs_readme
def test_the_readmes_code_runs_and_prints_what_it_says(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    printed = page(capsys)
    for block in re.findall(r"(?ms)^```python\n(.*?)^```$", README):
        if "torch" not in block:
            exec(block, {})
            printed += capsys.readouterr().out
    said = re.findall(r"(?ms)^```text\n(.*?)^```$", README)
    said += re.findall(r"print\(.*\)  # ([-\d\[].*)", README)
    for text in said:
        assert text in printed


def softmax(z):
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)


MISTAKES = [  # a word of the README's row, a piece of nn.py, the mistake, the loss
    ("no mistake", "import numpy as np", "import numpy as np", "mse"),
    ("tanh", "    a = sigmoid(z)\n", "    a = np.tanh(z)\n", "mse"),
    ("output", "(y_pred - y) * sigmoid_derivative(y_pred)", "(y_pred - y)", "mse"),
    ("mean", "2 / y.size * (y_pred - y) * s", "2 / len(y) * (y_pred - y) * s", "mse"),
    ("softmax", '"sigmoid": sigmoid', '"sigmoid": softmax', "cross_entropy"),
]


@needs_readme
@pytest.mark.parametrize("word, piece, mistake, loss", MISTAKES)
def test_a_falling_loss_proves_nothing_as_the_readme_shows(word, piece, mistake, loss):
    assert piece in SOURCE
    spoilt = {"__name__": "spoilt", "softmax": softmax}
    exec(SOURCE.replace(piece, mistake), spoilt)
    network = spoilt["NeuralNetwork"]([2, 3, 2], loss=loss, seed=1)
    X, y = data.xor()
    y = np.hstack([1 - y, y])  # a column for no, and one for yes
    W, b = network.backward(network.forward(X), y)
    nudged_W, nudged_b = nn.numerical_gradients(network, X, y)
    slopes = np.hstack([array.ravel() for array in W + b])
    right = np.hstack([array.ravel() for array in nudged_W + nudged_b])
    error = 100 * np.abs(slopes - right).max() / np.abs(right).max()
    losses = network.train(X, y, epochs=1000, learning_rate=2.0)
    assert ((network.predict(X) > 0.5) == y).all()
    assert re.search(rf"{word}.* \| {error:.0f} % \| {losses[-1]:.4f} \|", README)


@needs_readme
def test_the_readmes_other_figures_are_the_computed_ones():
    network = adhikaris_network()
    off = []
    for iteration in range(10_000):
        answers = network.predict(X)[:, 0]
        off.append(np.abs(answers - [0.01, 0.97, 0.03, 0.95, 0.98, 0.02]).max())
        network.train(X, Y, epochs=1, learning_rate=0.05)
    assert ", ".join(f"{answer:.4f}" for answer in answers) in README
    nearest = f"the {np.argmin(off) + 1:,}th, one of the six is {min(off):.3f} off"
    assert nearest in README
    elsewhere = network.predict([0, 0, 0])[0]
    assert f"not among the samples, it answers {elsewhere:.3f}" in README
    assert f"log 3 = {np.log(3):.4f}" in README
