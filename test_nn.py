"""What is true of nn.py, one statement a test. The truths come from outside nn.py: the tutorials' numbers, finite
differences, calculations by hand. Run with `python -W error -m pytest`."""

import os
import re
import shutil
import subprocess
import sys
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

import data
import nn
from nn import NeuralNetwork, TinyNetwork

HERE = Path(__file__).parent
README = (HERE / "README.md").read_text(encoding="utf-8")
PARAMETERS = ["w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3"]
START_A = [1, 1, 1, 1, 1, 1, 0, 0, 0]
START_B = [0.5, -0.3, -0.8, 0.2, 1.1, -0.7, 0.1, -0.2, 0.3]
ALICE = [-2, -1]
EXAMPLES = [nn.example_people, nn.example_houses, nn.example_xor, nn.example_six_samples, nn.example_diabetes]
rng = np.random.default_rng(42)
pytestmark = pytest.mark.filterwarnings("error")


def exactly(numbers):
    """Equal up to the last few of a float64's 16 digits, in which processors may differ."""
    return pytest.approx(numbers, rel=1e-11, abs=1e-13)


def tiny(start):
    network = TinyNetwork()
    vars(network).update(zip(PARAMETERS, start))
    return network


def parameters(network):
    return [getattr(network, name) for name in PARAMETERS]


def outcome(example):
    return example(*getattr(data, example.__name__.removeprefix("example_"))())


def slope(function, x, step=1e-5):
    """d function / dx, from two points."""
    return (function(x + step) - function(x - step)) / (2 * step)


# ---- Building blocks


def test_sigmoid_has_the_bits_of_its_formula():
    z = np.concatenate([rng.uniform(-700, 700, 10_000), rng.standard_normal(10_000), [-700, 0, 700]])
    np.testing.assert_array_equal(nn.sigmoid(z), 1 / (1 + np.exp(-z)))


def test_sigmoid_at_the_ends():
    np.testing.assert_array_equal(nn.sigmoid([-np.inf, np.inf, np.nan, 0, -1e308]), [0, 1, np.nan, 0.5, 0])


def test_sigmoid_never_warns():
    every_kind_of_float = rng.integers(0, 2**64, 100_000, dtype=np.uint64).view(np.float64)
    with np.errstate(all="warn"):
        nn.sigmoid(every_kind_of_float)


def test_the_formula_itself_overflows_below_minus_709_78():
    assert np.exp(709.78) < np.inf and "for z below -709.78" in README
    with pytest.raises(RuntimeWarning, match="overflow encountered in exp"):
        1 / (1 + np.exp(709.79))
    assert nn.sigmoid(-709.79) == 0


def test_sigmoid_takes_numbers_lists_and_arrays_of_any_shape():
    assert isinstance(nn.sigmoid(0), float)
    assert nn.sigmoid([[1, 2, 3]]).shape == (1, 3)
    assert nn.sigmoid(np.zeros((2, 3, 4))).shape == (2, 3, 4)
    assert nn.sigmoid(np.uint8(3)) == nn.sigmoid(3.0)


def test_sigmoid_derivative_takes_the_activation():
    z = 1.5
    assert nn.sigmoid_derivative(nn.sigmoid(z)) == pytest.approx(slope(nn.sigmoid, z), abs=1e-9)
    assert nn.sigmoid_derivative(nn.sigmoid(0)) == 0.25
    assert nn.sigmoid_derivative(z) == -0.75  # given z, the answer is not even positive


def test_mse():
    assert nn.mse_loss([1, 0, 0, 1], [0, 0, 0, 0]) == 0.5
    assert nn.mse_loss(np.array([[1, 2], [3, 4]]), np.array([[1, 0], [0, 4]])) == (4 + 9) / 4
    assert type(nn.mse_loss([1], [0])) is float


def test_cross_entropy():
    by_hand = -(np.log(0.8) + np.log(1 - 0.3) + 0.25 * np.log(0.6) + 0.75 * np.log(0.4)) / 3
    assert nn.cross_entropy_loss([1, 0, 0.25], [0.8, 0.3, 0.6]) == exactly(by_hand)
    assert type(nn.cross_entropy_loss([1], [0.5])) is float


def test_cross_entropy_is_finite_at_0_and_1():
    assert str(nn.cross_entropy_loss([0, 1], [0, 1])) == "0.0"
    assert nn.cross_entropy_loss([1], [0]) == exactly(1022 * np.log(2))  # 708.4
    assert nn.cross_entropy_loss([0], [1]) == exactly(53 * np.log(2))  # 36.7
    assert nn.cross_entropy_loss([1], [1e-300]) == exactly(300 * np.log(10))


def test_a_neuron_and_a_network_of_three():
    assert nn.neuron([2, 3], [0, 1], 4) == exactly(0.9990889488055994)
    h = nn.neuron([2, 3], [0, 1], 0)
    assert nn.neuron([h, h], [0, 1], 0) == exactly(0.7216325609518421)
    assert type(nn.neuron([2, 3], [0, 1], 4)) is float


# ---- TinyNetwork


def test_worked_derivative():
    h1 = h2 = nn.neuron(ALICE, [1, 1], 0)
    y_pred = nn.neuron([h1, h2], [1, 1], 0)
    dL_dypred, dypred_dh1, dh1_dw1 = -2 * (1 - y_pred), nn.sigmoid_derivative(y_pred), -2 * nn.sigmoid_derivative(h1)
    assert [h1, y_pred] == exactly([0.04742587317756678, 0.5236951740839997])
    assert [dL_dypred, dypred_dh1, dh1_dw1] == exactly([-0.9526096518320006, 0.24943853872512894, -0.09035331946182427])
    assert dypred_dh1 * dh1_dw1 == exactly(-0.0225375999755222)
    network = tiny(START_A)
    assert network.feedforward(ALICE) == exactly(y_pred)
    network.train([ALICE], [1], epochs=1, learning_rate=1)
    assert 1 - network.w1 == exactly(0.02146953526581111) == exactly(dL_dypred * dypred_dh1 * dh1_dw1)


@pytest.mark.parametrize("name", PARAMETERS)
def test_each_of_the_nine_derivatives(name):
    def loss(value):
        network = tiny(START_B)
        setattr(network, name, value)
        return (1 - network.feedforward(ALICE)) ** 2

    before, network = getattr(tiny(START_B), name), tiny(START_B)
    network.train([ALICE], [1], epochs=1, learning_rate=1)
    assert before - getattr(network, name) == pytest.approx(slope(loss, before), abs=1e-9)


@pytest.mark.parametrize("start, losses, emily, frank, end", [
    (START_A, [0.500194529252766, 0.39202924503396813, 0.04286382133794954, 0.0024174135023894215,
               0.0023927078180747594], 0.9467883893414601, 0.0397587604865392,
     [1.289637872141036, 1.144818934783027, 1.289637872141036, 1.144818934783027, -3.0315868209241117,
      -3.0315868209241117, -0.144818931739757, -0.144818931739757, 2.87881930420695]),
    (START_B, [0.45370021526857574, 0.3421538686035275, 0.0422170245965831, 0.0024078567412992038,
               0.0023832193317331074], 0.9667183309598054, 0.056535668876314366,
     [-0.8533327786268168, -0.8659272084834582, -1.3179495825061924, -0.05897179113009173, 3.3928887619556534,
      2.7913041931152858, 0.5034496372309056, 0.05896900723576391, -2.814686851216335]),
])
def test_a_thousand_epochs_of_per_sample_training(start, losses, emily, frank, end):
    network, (X, y) = tiny(start), data.people()
    history = network.train(X, y)
    assert len(history) == 100
    assert [history[0], history[1], history[10], history[99]] == exactly(losses[:4])
    assert nn.mse_loss(y[:, 0], [network.feedforward(x) for x in X]) == exactly(losses[4])
    assert [network.feedforward([-7, -3]), network.feedforward([20, 2])] == exactly([emily, frank])
    assert parameters(network) == exactly(end)


def test_neurons_that_start_equal_stay_equal():
    network = tiny(START_A)
    network.train(*data.people())
    assert (network.w1, network.w2, network.b1, network.w5) == (network.w3, network.w4, network.b2, network.w6)


def test_tiny_losses_come_every_tenth_epoch_and_y_may_be_flat():
    X, y = data.people()
    assert TinyNetwork().train(X, y, epochs=0) == []
    assert len(TinyNetwork().train(X, y, epochs=10)) == 1
    assert TinyNetwork().train(X, y, epochs=11) == TinyNetwork().train(X.tolist(), y[:, 0], epochs=11.0)
    assert all(type(number) is float for number in parameters(TinyNetwork()))
    assert len(TinyNetwork().train(X, 5 * y, epochs=1)) == 1  # any numbers, not only 0 and 1


# ---- NeuralNetwork


@pytest.mark.parametrize("sizes", [[2, 1], [2, 3, 1], [3, 4, 2], [2, 5, 4, 3, 2]])
@pytest.mark.parametrize("output, loss", [("sigmoid", "mse"), ("linear", "mse"), ("sigmoid", "cross_entropy")])
def test_gradients_are_those_of_the_reported_loss(sizes, output, loss):
    network = NeuralNetwork(sizes, output, loss)
    network.biases = [rng.standard_normal(b.shape) for b in network.biases]
    X, y = rng.standard_normal((7, sizes[0])), rng.random((7, sizes[-1]))
    loss_function = {"mse": nn.mse_loss, "cross_entropy": nn.cross_entropy_loss}[loss]

    def slope_at(array, index):
        def loss_at(value):
            array[index] = value
            return loss_function(y, network.predict(X))

        before = array[index]
        estimate = slope(loss_at, before)
        array[index] = before
        return estimate

    weight_gradients, bias_gradients = network.backward(network.forward(X), y)
    for arrays, gradients in (network.weights, weight_gradients), (network.biases, bias_gradients):
        assert [g.shape for g in gradients] == [a.shape for a in arrays]
        for array, gradient in zip(arrays, gradients, strict=True):
            estimates = [slope_at(array, index) for index in np.ndindex(array.shape)]
            assert gradient.ravel() == pytest.approx(np.array(estimates), abs=1e-8)
    assert network.train(X, y, 1, 1e-300) == exactly([loss_function(y, network.predict(X))])


def test_forward_lists_every_layer_with_the_input_first():
    X = rng.standard_normal((5, 64))
    activations = NeuralNetwork([64, 32, 16, 10]).forward(X)
    assert [(a.shape, a.dtype.name) for a in activations] == [((5, n), "float64") for n in (64, 32, 16, 10)]
    assert NeuralNetwork([2, 1]).forward([[1, 2]])[0].dtype == np.float64
    np.testing.assert_array_equal(activations[0], X)


def test_a_linear_output_may_leave_0_to_1_but_hidden_layers_may_not():
    network = NeuralNetwork([1, 2, 1], output="linear")
    network.weights, network.biases = [[[9, -9]], [[5], [-5]]], [[0, 0], [1]]
    activations = network.forward([[1]])
    assert activations[1][0] == exactly([1 / (1 + np.exp(-9)), 1 / (1 + np.exp(9))])
    assert activations[2].item() == exactly(5 / (1 + np.exp(-9)) - 5 / (1 + np.exp(9)) + 1)


def test_the_batch_gradient_is_the_mean_of_the_samples_gradients():
    network, (X, y) = NeuralNetwork([3, 3, 1]), data.six_samples()
    weight_gradients, bias_gradients = network.backward(network.forward(X), y)
    samples = [network.backward(network.forward(X[i:i + 1]), y[i:i + 1]) for i in range(6)]
    for layer in range(2):
        np.testing.assert_allclose(weight_gradients[layer], np.mean([w[layer] for w, _ in samples], axis=0), atol=1e-15)
        np.testing.assert_allclose(bias_gradients[layer], np.mean([b[layer] for _, b in samples], axis=0), atol=1e-15)


def test_backward_goes_no_further_than_the_first_layer():
    network, (X, y) = NeuralNetwork([3, 3, 1]), data.six_samples()
    activations = network.forward(X)
    network.weights[0] = None  # only a gradient for X would need it
    network.backward(activations, y)


def test_the_scalar_and_the_matrix_network_walk_the_same_path():
    scalar, matrix, (X, y) = tiny(START_B), NeuralNetwork([2, 2, 1]), data.people()
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = START_B
    matrix.weights, matrix.biases = [[[w1, w3], [w2, w4]], [[w5], [w6]]], [[b1, b2], [b3]]
    for _ in range(1000):
        scalar.train(X, y, epochs=1, learning_rate=0.1)
        matrix.train(X, y, epochs=1, learning_rate=0.1, batch_size=1)
        (w1, w3), (w2, w4) = matrix.weights[0]
        (w5,), (w6,) = matrix.weights[1]
        assert parameters(scalar) == exactly([w1, w2, w3, w4, w5, w6, *matrix.biases[0], *matrix.biases[1]])


def test_mini_batches_report_the_mean_weighted_by_rows_and_need_not_divide_the_rows():
    X, y = data.diabetes()
    whole, batches, larger = [NeuralNetwork([3, 2, 1]).train(X, y, 1, 1e-300, batch_size=size) for size in (None, 2, 9)]
    assert batches == exactly(whole) and larger == whole


def test_shuffle_takes_a_new_order_in_each_epoch():
    X, y = data.houses()
    X, y = X / 100, y / 100
    shuffled, in_order = NeuralNetwork([2, 3, 1]), NeuralNetwork([2, 3, 1])
    shuffled.rng, orders = np.random.default_rng(7), np.random.default_rng(7)
    losses = shuffled.train(X, y, 3, 0.1, batch_size=3, shuffle=True)
    for loss in losses:
        order = orders.permutation(8)
        assert in_order.train(X[order], y[order], 1, 0.1, batch_size=3) == [loss]


def test_the_start_is_random_and_keeps_wide_layers_unsaturated():
    network = NeuralNetwork([10_000, 100, 50])
    for W, n_in in zip(network.weights, (10_000, 100)):
        assert W.std() == pytest.approx(1 / np.sqrt(n_in), rel=0.05)
        assert abs(W.mean()) < 0.05 / np.sqrt(n_in)
    assert [b.tolist() for b in network.biases] == [[0] * 100, [0] * 50]
    assert NeuralNetwork([2, 3, 1], seed=1).weights[0][0, 0] != NeuralNetwork([2, 3, 1]).weights[0][0, 0]
    assert TinyNetwork(seed=1).w1 != TinyNetwork(seed=2).w1


@pytest.mark.parametrize("shuffle", [False, True])
def test_the_same_seed_gives_the_same_bits(shuffle):
    X, y = data.six_samples()
    one, other = NeuralNetwork([3, 3, 1], seed=5), NeuralNetwork([3, 3, 1], seed=5)
    losses = one.train(X, y, 20, 0.5, batch_size=4, shuffle=shuffle)
    half = other.train(X, y, 10, 0.5, batch_size=4, shuffle=shuffle)  # in two parts, with a stranger in between
    NeuralNetwork([3, 3, 1], seed=6).train(X, y, 10, 0.5, shuffle=True)
    assert half + other.train(X, y, 10, 0.5, batch_size=4, shuffle=shuffle) == losses
    np.testing.assert_array_equal(one.predict(X), other.predict(X))


def test_memory_grows_with_rows_times_features_plus_hidden_and_not_at_all_with_mini_batches():
    def peak(n, batch_size):
        X, y, network = np.ones((n, 40)), np.ones((n, 1)), NeuralNetwork([40, 60, 1])
        tracemalloc.start()
        network.train(X, y, 2, 0.1, batch_size)
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    assert peak(4000, None) < 4 * 4000 * (40 + 60) * 8  # bytes; n * n_in * n_hidden would be six times as many
    assert peak(4000, 10) < peak(400, 10) + 10_000


def test_predict_answers_in_the_form_it_was_asked():
    network = NeuralNetwork([3, 4, 2])
    many = network.predict([[1, 2, 3], [4, 5, 6]])
    assert many.shape == (2, 2) and network.predict([[1, 2, 3]]).shape == (1, 2)
    assert network.predict([4, 5, 6]) == exactly(many[1])


def test_deep_and_large_and_extreme_networks_work():
    deep = NeuralNetwork([1] * 1000)
    assert len(deep.train([[1], [2]], [0, 1], 2, 0.1)) == 2
    X = rng.standard_normal((1_000_000, 2))
    assert NeuralNetwork([2, 1]).train(X, X[:, 0] > 0, 5, 20)[-1] < 0.1
    assert np.isfinite(NeuralNetwork([2, 3, 1]).predict([[1e100, -1e100], [5e-324, 0]])).all()


def test_an_interrupted_training_can_go_on(monkeypatch):
    network, (X, y), calls = NeuralNetwork([2, 3, 1]), data.xor(), []

    def ctrl_c_at_the_third_call(activations, y):
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return NeuralNetwork._backward(network, activations, y)

    monkeypatch.setattr(network, "_backward", ctrl_c_at_the_third_call)
    before = np.geterr()
    with pytest.raises(KeyboardInterrupt):
        network.train(X, y, 10, 0.5)
    untouched = NeuralNetwork([2, 3, 1])
    losses = untouched.train(X, y, 10, 0.5)
    assert np.geterr() == before and network.train(X, y, 8, 0.5) == losses[2:]  # two updates were made


def test_numbers_up_to_1e100_are_fine_and_nothing_warns():
    assert tiny([1] * 6 + [0] * 3).feedforward([-2000, 0]) == 0.5
    for size in 2000, 1e100:
        network, scalar = NeuralNetwork([2, 1]), tiny([size] * 6 + [0] * 3)
        network.weights = [[[size], [size]]]
        assert network.forward([[-1, 0]])[1] == network.predict([-1, 0]) == 0
        assert network.train([[-1, 0]], [0], 5, 0.1) == [0] * 5
        assert scalar.train([[-1, 0]], [0.5], 5) == [0]
    deep = NeuralNetwork([1] * 6, output="linear")  # all its activations are 0.5, its slopes grow by 1e100 a layer
    deep.weights, deep.biases = [[[0]]] + [[[1e100]]] * 4, [[0]] + [[-5e99]] * 4
    weight_gradients, _ = deep.backward(deep.forward([[1]]), [[-1e100]])
    assert weight_gradients[4] == exactly(1e100) and weight_gradients[0] == np.inf


# ---- standardize


def test_standardize():
    scaled, mean, std = nn.standardize([[1, 5], [3, 5], [5, 5]])
    assert scaled.tolist() == [[exactly(-np.sqrt(1.5)), 0], [0, 0], [exactly(np.sqrt(1.5)), 0]]
    assert mean.tolist() == [3, 5] and std.tolist() == [exactly(np.sqrt(8 / 3)), 1]
    assert nn.standardize(data.houses()[0])[0][0] == pytest.approx([-0.294, -0.819], abs=5e-4)


def test_standardize_makes_a_constant_column_exactly_0():
    assert nn.standardize([[0.1, 1], [0.1, 2], [0.1, 6]])[0][:, 0].tolist() == [0, 0, 0]
    assert [array.tolist() for array in nn.standardize([[3, 4]])] == [[[0, 0]], [3, 4], [1, 1]]
    for constant in 0.1, -0.1, 1e100, 5e-324, 0:
        assert nn.standardize([[constant]] * 3)[0].tolist() == [[0], [0], [0]]
    assert nn.standardize([[0.3], [0.1 + 0.2], [0.3]])[0].tolist() == [[0], [0], [0]]  # constant but for rounding
    assert nn.standardize([[1e9, 0, 1e20], [1e9 + 1, 1, 3e20]])[0].tolist() == [[-1, -1, -1], [1, 1, 1]]
    assert np.isfinite(nn.standardize([[0], [5e-324]])[0]).all()


# ---- Worked examples


def test_xor_from_the_stated_start():
    network, losses, answers, _ = nn.example_xor(*data.xor())
    assert len(losses) == 10_000
    assert [losses[0], losses[100], losses[-1]] == exactly(
        [0.2579005381593666, 0.2344314375681015, 0.0026644118753480946])
    assert answers[:, 0] == exactly([0.02127204398217003, 0.9468406252537624, 0.945815526393354, 0.06664663691221206])
    np.testing.assert_array_equal(network.predict(data.xor()[0]), answers)


def test_six_samples_from_the_stated_start():
    _, losses, answers, stated = nn.example_six_samples(*data.six_samples())
    assert len(losses) == 10_000
    assert [losses[0], losses[1000], losses[-1]] == exactly(
        [1.6258719765667042, 0.18756236298159115, 4.2962544900566323e-07])
    assert stated == [0.01, 0.97, 0.03, 0.95, 0.98, 0.02]
    assert answers[:, 0] == pytest.approx(stated, abs=0.05)


def test_six_samples_before_the_last_update():  # the tutorial prints the answers of the last forward pass
    random, network = np.random.RandomState(1), NeuralNetwork([3, 3, 1], output="linear")
    hidden, output = 2 * random.random_sample((4, 3)) - 1, 2 * random.random_sample((4, 1)) - 1
    network.weights, network.biases = [hidden[1:], output[1:]], [hidden[0], output[0]]
    X, y = data.six_samples()
    network.train(X, y, epochs=9_999, learning_rate=0.05)
    assert network.predict(X)[:, 0] == pytest.approx([2.11135662e-04, 9.99525588e-01, 1.66889680e-04, 9.99576185e-01,
                                                      9.99362960e-01, 1.30185107e-03], rel=3e-9)


def test_people_end_near_zhous_emily_and_frank():
    network, losses, answers, stated = nn.example_people(*data.people())
    assert len(losses) == 100 and losses[-1] < 0.003
    assert answers == pytest.approx(stated, abs=0.01) and stated == [0.951, 0.039]
    assert [network.feedforward([-7, -3]), network.feedforward([20, 2])] == answers


def test_houses_are_predicted_in_thousand_euros():
    predict_price, losses, answers, prices = nn.example_houses(*data.houses())
    assert len(losses) == 2000 and losses[-1] < 0.01 * losses[0]
    assert predict_price(100, 5) == answers[0] == pytest.approx(330, abs=17)
    assert answers == pytest.approx(prices[:, 0].tolist(), abs=20)


def test_houses_take_raachs_steps():
    X, y = data.houses()
    X, scaled = (X - X.mean(axis=0)) / X.std(axis=0), (y - y.mean()) / y.std()
    (W1, W2), b1, b2 = NeuralNetwork([2, 4, 1]).weights, np.ones((1, 4)), np.ones((1, 1))
    for _ in range(2000):
        a1 = 1 / (1 + np.exp(-(X @ W1 + b1)))
        error = scaled - (a1 @ W2 + b2)
        hidden_error = error @ W2.T * a1 * (1 - a1)
        W2, b2 = W2 + 0.05 * a1.T @ error / 8, b2 + 0.05 * error.mean(axis=0)
        W1, b1 = W1 + 0.05 * X.T @ hidden_error / 8, b1 + 0.05 * hidden_error.mean(axis=0)
    prices = (1 / (1 + np.exp(-(X @ W1 + b1))) @ W2 + b2) * y.std() + y.mean()
    assert nn.example_houses(*data.houses())[2] == exactly(prices[:, 0].tolist())


def test_diabetes_is_learnt_and_flat_after_epoch_800():
    _, losses, answers, truth = nn.example_diabetes(*data.diabetes())
    assert len(losses) == 1500
    np.testing.assert_array_equal(answers.round(), truth)
    assert losses[800] - losses[-1] < 0.002 * losses[0]


def test_values_worked_out_by_hand():
    stated = [0.9990889488055994, 0.7216325609518421, 0.5, 0.02146953526581111, 0.02146953526581111,
              1.923, 0.8724725993211931, 0, 0, 0, 1]
    values = [value for _, value, _ in nn.by_hand()]
    assert values[:4] + values[5:7] == exactly(stated[:4] + stated[5:7])
    assert values[4] == pytest.approx(stated[4], abs=1e-7)  # from two losses
    assert [round(value) for value in values[7:]] == stated[7:]


@pytest.mark.parametrize("dataset, n, n_features", [("people", 4, 2), ("houses", 8, 2), ("xor", 4, 2),
                                                    ("six_samples", 6, 3), ("diabetes", 5, 3)])
def test_data_is_fresh_float64_with_one_row_for_each_sample(dataset, n, n_features):
    X, y = getattr(data, dataset)()
    assert (X.shape, y.shape, X.dtype, y.dtype) == ((n, n_features), (n, 1), np.float64, np.float64)
    X[:], y[:] = -99, -99
    assert (getattr(data, dataset)()[0] >= -15).all() and (getattr(data, dataset)()[1] >= 0).all()


def test_the_two_tables_that_stand_in_for_lost_ones():
    size, age, price = np.hstack(data.houses()).T.tolist()
    assert size == [100, 160, 75, 120, 60, 140, 90, 130]
    assert age == [5, 12, 30, 2, 40, 15, 20, 1]
    assert price == [330, 450, 190, 420, 120, 400, 245, 450]
    smoking, obesity, exercise, diabetic = np.hstack(data.diabetes()).T.tolist()
    assert (smoking, obesity) == ([0, 0, 1, 1, 1], [1, 0, 0, 1, 1])
    assert (exercise, diabetic) == ([0, 1, 0, 0, 1], [1, 0, 0, 1, 1])


def test_nn_is_one_file_that_needs_only_numpy(tmp_path):
    shutil.copy(HERE / "nn.py", tmp_path)
    subprocess.run([sys.executable, "-W", "error", "-c", "import nn"], cwd=tmp_path, check=True)


# ---- Bad input

X, Y = data.six_samples()


def refused(call, message, network=None):
    """The call raises an error that says what came and what was expected, in words of nn.py, and changes nothing."""
    network = network or NeuralNetwork([3, 4, 1], loss="cross_entropy")
    before = repr((network.weights, network.biases, network.rng.bit_generator.state))
    with pytest.raises((ValueError, TypeError), match=message) as error:
        call(network)
    assert re.search("expected .*, got ", str(error.value))
    assert not re.search("broadcast|operands|aligned|inhomogeneous|cast|unpack", str(error.value))
    assert repr((network.weights, network.biases, network.rng.bit_generator.state)) == before


class Unreadable:  # as a PyTorch tensor that needs a gradient is to NumPy
    def __array__(self, *arguments, **options):
        raise RuntimeError("detach me first")


@pytest.mark.parametrize("bad_X, message", [
    (Unreadable(), "expected numbers for X"),
    (np.ones((6, 2)), r"expected X of shape \(n_samples, 3\), got \(6, 2\)$"),
    (np.ones(3), r"expected X of shape \(n_samples, 3\), got \(3,\)$"),
    (np.ones((6, 3, 1)), r"got \(6, 3, 1\)$"),
    (np.ones((0, 3)), r"got \(0, 3\) \(empty\)"),
    ([[1, 2, np.nan]] * 6, "expected X within -1e.100 to 1e.100, got nan to nan"),
    ([[1, 2, -np.inf]] * 6, "got -inf to 2"),
    ([[1, 2, 1e200]] * 6, "got 1.0 to 1e.200"),
    ([["one", "two", "three"]] * 6, r"expected numbers for X, in rows of equal length, got \[\['one', 'two'"),
    ([["1", "2", "3"]] * 6, "expected numbers for X"),
    ([[1, 2, None]] * 6, "expected numbers for X"),
    ([[1, 2, 3], [1, 2]], "expected numbers for X, in rows of equal length"),
    ([[1, 2, 3j]] * 6, "expected numbers for X"),
    (None, "expected numbers for X, in rows of equal length, got None"),
])
def test_a_bad_X_is_named_before_anything_changes(bad_X, message):
    refused(lambda network: network.train(bad_X, Y, 1, 0.1), message)


@pytest.mark.parametrize("bad_X, message", [
    (np.ones((6, 2)), r"expected X of shape \(n_samples, 3\) or \(3,\), got \(6, 2\)"),
    (np.ones(2), r"got \(2,\)"),
    (np.ones((0, 3)), r"got \(0, 3\) \(empty\)"),
    ([1, 2, np.nan], "expected X within"),
    ("abc", "expected numbers for X"),
])
def test_predict_names_a_bad_X(bad_X, message):
    refused(lambda network: network.predict(bad_X), message)


@pytest.mark.parametrize("bad_y, message", [
    (Y[:5], r"expected y of shape \(6, 1\) or \(6,\), got \(5, 1\)"),
    (np.hstack([Y, Y]), r"got \(6, 2\)"),
    (Y[:5, 0], r"got \(5,\)"),
    (Y.T, r"got \(1, 6\)"),
    (2 * Y - 1, "expected y within 0 to 1, got -1.0 to 1.0"),
    (Y + 0.5, "got 0.5 to 1.5"),
    (np.where(Y, np.nan, 0), "got nan to nan"),
    (["yes"] * 6, "expected numbers for y"),
])
def test_a_bad_y_is_named(bad_y, message):
    refused(lambda network: network.train(X, bad_y, 1, 0.1, shuffle=True), message)
    two_outputs = NeuralNetwork([3, 2])
    refused(lambda network: network.train(X, Y[:, 0], 1, 0.1), r"shape \(6, 2\), got \(6,\)", two_outputs)


@pytest.mark.parametrize("settings, message", [
    ({"learning_rate": 0}, "expected learning_rate to be a number above 0, got 0"),
    ({"learning_rate": -0.1}, "expected learning_rate to be a number above 0, got -0.1"),
    ({"learning_rate": np.nan}, "expected learning_rate to be a number above 0, got nan"),
    ({"learning_rate": np.inf}, "expected learning_rate to be a number above 0, got inf"),
    ({"learning_rate": "0.1"}, "expected learning_rate to be a number above 0, got '0.1'"),
    ({"learning_rate": [0.1]}, r"expected learning_rate to be a number above 0, got \[0.1\]"),
    ({"learning_rate": None}, "expected learning_rate to be a number above 0, got None"),
    ({"epochs": -1}, "expected epochs to be a whole number, 0 or more, got -1"),
    ({"epochs": 1.5}, "expected epochs to be a whole number, 0 or more, got 1.5"),
    ({"epochs": np.float64(np.inf)}, "expected epochs .*, got .*inf"),
    ({"epochs": "10"}, "expected epochs to be a whole number, 0 or more, got '10'"),
    ({"epochs": True}, "expected epochs to be a whole number, 0 or more, got True"),
    ({"batch_size": 0}, "expected batch_size to be a whole number, 1 or more, got 0"),
    ({"batch_size": 2.5}, "expected batch_size to be a whole number, 1 or more, got 2.5"),
])
def test_a_bad_setting_is_named(settings, message):
    refused(lambda network: network.train(X, Y, **{"epochs": 1, "learning_rate": 0.1, **settings}), message)
    if "batch_size" not in settings:
        with pytest.raises((ValueError, TypeError), match=message):
            TinyNetwork().train(*data.people(), **settings)


@pytest.mark.parametrize("arguments, message", [
    (([3],), r"expected layer_sizes to be a list such as \[2, 3, 1\], got \[3\]"),
    ((3,), "expected layer_sizes to be a list .*, got 3"),
    (("231",), "expected layer_sizes to be a list .*, got '231'"),
    (([2, 0, 1],), "expected each of layer_sizes to be a whole number, 1 or more, got 0"),
    (([2, 1.5],), "expected each of layer_sizes to be a whole number, 1 or more, got 1.5"),
    (([2, "3"],), "expected each of layer_sizes to be a whole number, 1 or more, got '3'"),
    (([2, 1], "relu"), r"expected \(output, loss\) to be one of .*'linear', 'mse'.*, got \('relu', 'mse'\)"),
    (([2, 1], "sigmoid", "mae"), r"got \('sigmoid', 'mae'\)"),
    (([2, 1], "linear", "cross_entropy"), r"got \('linear', 'cross_entropy'\)"),
])
def test_a_bad_network_is_named(arguments, message):
    with pytest.raises((ValueError, TypeError), match=message):
        NeuralNetwork(*arguments)


@pytest.mark.parametrize("name, arrays, message", [
    ("weights", [np.ones((3, 4))], "expected weights to be a list of 2 arrays, got .array"),
    ("weights", [np.ones((4, 3)), np.ones((4, 1))], r"expected weights\[0\] of shape \(3, 4\), got \(4, 3\)"),
    ("biases", [np.ones(4), np.ones((1, 1))], r"expected biases\[1\] of shape \(1,\), got \(1, 1\)"),
])
def test_a_bad_replacement_of_weights_is_named(name, arrays, message):
    network = NeuralNetwork([3, 4, 1])
    setattr(network, name, arrays)
    refused(lambda network: network.train(X, Y, 1, 0.1), message, network)
    refused(lambda network: network.predict(X), message, network)


def test_losses_refuse_unequal_shapes_and_bad_numbers():
    for loss in nn.mse_loss, nn.cross_entropy_loss:
        for y_true, y_pred, message in [
            ([1, 0], [[1], [0]], r"expected y_pred of shape \(2,\), got \(2, 1\)"),
            ([], [], r"expected y_true of shape \(1 or more\), got \(0,\) \(empty\)"),
            ([0, np.nan], [0, 0], "expected y_true within"),
            ([0, 1], [0, np.inf], "expected y_pred within"),
            ([0, 1], ["no", "yes"], "expected numbers for y_pred"),
        ]:
            with pytest.raises((ValueError, TypeError), match=message):
                loss(y_true, y_pred)
    with pytest.raises(ValueError, match="expected y_pred within 0 to 1, got 0.5 to 1.1"):
        nn.cross_entropy_loss([0, 1], [0.5, 1.1])
    with pytest.raises(ValueError, match="expected y_true within 0 to 1, got -1.0 to 1.0"):
        nn.cross_entropy_loss([-1, 1], [0.5, 0.5])


def test_steps_of_the_algorithm_refuse_other_shapes():
    network = NeuralNetwork([3, 4, 1])
    refused(lambda network: network.forward(X[0]), r"expected X of shape \(n_samples, 3\), got \(3,\)", network)
    activations = network.forward(X)
    flat = r"expected y of shape \(6, 1\), got \(6,\)"
    refused(lambda network: network.backward(activations, Y[:, 0]), flat, network)
    with pytest.raises(ValueError, match=r"expected X of shape \(n_samples, n_features\), got \(3,\)"):
        nn.standardize([1, 2, 3])
    with pytest.raises(ValueError, match=r"expected weights of shape \(2,\), got \(3,\)"):
        nn.neuron([1, 2], [1, 2, 3], 0)
    with pytest.raises(ValueError, match=r"expected inputs of shape \(n_in,\), got \(1, 2\)"):
        nn.neuron([[1, 2]], [1, 2], 0)
    for bias, message in [(None, "expected numbers for bias"), ([0], r"expected bias of shape \(\), got \(1,\)")]:
        with pytest.raises((TypeError, ValueError), match=message):
            nn.neuron([1, 2], [1, 2], bias)


@pytest.mark.parametrize("loss, good, bad", [("mse", 100, 1e101), ("cross_entropy", 1, 1.5)])
def test_backward_takes_only_labels_that_the_loss_takes(loss, good, bad):
    network = NeuralNetwork([3, 1], loss=loss)
    activations = network.forward(X)
    network.backward(activations, [[good]] * 6)
    refused(lambda network: network.backward(activations, [[bad]] * 6), "expected y within", network)


def test_tiny_network_refuses_the_same():
    people, sexes = data.people()
    for bad_X, bad_y, message in [
        (people[:, :1], sexes, r"expected X of shape \(n_samples, 2\), got \(4, 1\)"),
        (people[0], sexes, r"got \(2,\)"),
        (people * np.nan, sexes, "expected X within"),
        ("words", sexes, "expected numbers for X"),
        (people, sexes[:3], r"expected y of shape \(4, 1\) or \(4,\), got \(3, 1\)"),
        (people, sexes + np.inf, "expected y within"),
    ]:
        network, before = TinyNetwork(), vars(TinyNetwork())
        with pytest.raises((ValueError, TypeError), match=message):
            network.train(bad_X, bad_y)
        assert vars(network) == before
    with pytest.raises(ValueError, match=r"expected x of shape \(2,\), got \(1, 2\)"):
        TinyNetwork().feedforward([[1, 2]])


def test_what_users_expect_to_be_accepted_is_and_their_arrays_stay_as_they_are():
    expected = NeuralNetwork([3, 4, 1]).train(X, Y, 5, 0.5)
    for X_form, y_form in [(X.tolist(), Y.tolist()), (X.astype(int), Y.astype(bool)), (X.astype(np.float32), Y[:, 0]),
                           (np.asfortranarray(X), np.asfortranarray(Y)), (tuple(map(tuple, X)), Y.astype(np.uint8))]:
        assert NeuralNetwork((3, 4.0, np.int64(1))).train(X_form, y_form, np.int64(5), np.float32(0.5)) == expected
    mine = [X.copy(), Y.copy(), np.ones((3, 4)), np.ones((4, 1)), np.zeros(4), np.zeros(1)]
    for array in mine:
        array.flags.writeable = False
    network = NeuralNetwork([3, 4, 1])
    network.weights, network.biases = weights, biases = mine[2:4], mine[4:]
    assert len(network.train(*mine[:2], 3, 0.5, shuffle=True)) == 3
    assert weights[0] is mine[2] and biases[0] is mine[4] and network.weights[0].std() > 0
    assert NeuralNetwork([3, 4, 1]).train(X, Y, 0, 0.5) == []


@pytest.mark.parametrize("train, epoch", [
    (lambda: NeuralNetwork([1, 1], output="linear").train([[100], [200]], [1, 2], 1000, 0.1), None),
    (lambda: NeuralNetwork([1, 1], output="linear").train([[1e100]], [1], 1, 1e100), 0),  # only the weights show it
    (lambda: NeuralNetwork([1, 1], output="linear").train([[1e100]], [1], 9, 1), 1),
    (lambda: NeuralNetwork([2, 1], output="linear").train([[1e100, -1e100], [1e99, 1e99]], [0, 0], 9, 1e100), 1),  # nan
    (lambda: tiny([0, 0, 0, 0, 1, 1, 0, 0, 0]).train([[1e100, 0]], [0], 9, 1e100), 0),
])
def test_training_that_runs_away_stops_and_names_the_epoch(train, epoch):
    with pytest.raises(FloatingPointError, match="too large a number by epoch [0-9]+: try a new network, "
                                                 "smaller learning_rate, standardized inputs$") as error:
        train()
    assert epoch is None or f"epoch {epoch}:" in str(error.value)


# ---- The program and the README


def test_the_program_prints_the_tour(capsys):
    nn.main()
    output = capsys.readouterr().out
    assert output.isascii() and len(output.splitlines()) < 70
    by_hand, *blocks = output.split("\n\n")
    assert f"```text\n{by_hand}\n```" in README
    for example, block in zip(EXAMPLES, blocks, strict=True):
        _, losses, answers, stated = outcome(example)
        title, *curve, here, there = block.splitlines()
        assert title == example.__doc__
        assert [float(number) for number in here.split()[1:]] == pytest.approx(np.ravel(answers), abs=5e-4)
        assert [float(number) for number in there.split()[1:]] == pytest.approx(np.ravel(stated), abs=5e-4)
        known = "stated" if example in (nn.example_people, nn.example_six_samples) else "right"
        assert (here.split()[0], there.split()[0], len(curve)) == ("here", known, 6)
        apart = 10 if example is nn.example_people else 1
        epochs = [int(line.split()[1]) for line in curve]
        assert (epochs[0], epochs[-1]) == (0, (len(losses) - 1) * apart)
        for epoch, line in zip(epochs, curve):
            loss = losses[epoch // apart]
            assert re.fullmatch(f"  epoch {epoch:4}  loss {loss:.4f}(  #+)?", line)
            assert line.count("#") == pytest.approx(50 * loss / losses[0], abs=0.5)


def test_the_program_runs_from_another_folder_and_its_reader_may_hang_up_early():
    process = subprocess.Popen([sys.executable, str(HERE / "nn.py")], cwd=HERE.parent, text=True,
                               env={**os.environ, "PYTHONUNBUFFERED": "1"},
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout.readline().startswith("Worked out by hand")
    process.stdout.close()
    assert process.stderr.read() == "" and process.wait() == 0
    process.stderr.close()


def test_readme_learning_curves():
    lines = re.findall(r"^    line \[(.*)\]$", README, re.MULTILINE)
    for example, line in zip(EXAMPLES, lines, strict=True):
        losses = outcome(example)[1]
        points = np.array(losses)[np.linspace(0, len(losses) - 1, 11).astype(int)]
        assert [float(point) for point in line.split(",")] == pytest.approx(100 * points / losses[0], abs=0.051)


def test_readme_table_of_the_tutorials():
    values = [value for _, value, _ in nn.by_hand()]
    emily, frank = outcome(nn.example_people)[2]
    size, age = nn.standardize(data.houses()[0])[0][0]
    _, curve, _, _ = outcome(nn.example_diabetes)
    for figures in [
        f"0.999: {values[0]:.4f}; 0.7216: {values[1]:.4f}; loss 0.5: {values[2]}",
        f"Emily 0.951: {emily:.3f}; Frank 0.039: {frank:.3f} ",
        f"1.923: {values[5]:.3f}; 0.87: {values[6]:.4f}; first house (-0.3, -0.8): ({size:.3f}, {age:.3f})",
        "0, 1, 1, 0 wanted: " + ", ".join(f"{answer:.3f}" for answer in outcome(nn.example_xor)[2][:, 0]) + " (",
        "0.02: " + ", ".join(f"{answer:.3f}" for answer in outcome(nn.example_six_samples)[2][:, 0]) + " |",
        f"minimized at epoch 800 of 1500: {100 * (curve[0] - curve[800]) / (curve[0] - curve[-1]):.1f} % of the fall",
    ]:
        assert figures in README


def test_readme_slips_that_are_numbers():
    y_pred, h1 = 0.5236951740839997, 0.04742587317756678  # of the worked derivative, above
    assert f"dy_pred/dw1 = {nn.sigmoid_derivative(y_pred) * -2 * nn.sigmoid_derivative(h1):.4f}" in README
    assert f"dL/dw1 = {0.02146953526581111:.4f}" in README
    network, _, answers, _ = outcome(nn.example_six_samples)
    assert "its seed gives " + ", ".join(f"{answer:.4f}" for answer in answers[:, 0]) in README
    elsewhere = network.predict([0, 0, 0])[0]
    assert f"for [0, 0, 0], which is not among its samples, it answers {elsewhere:.3f}" in README
    curve = outcome(nn.example_diabetes)[1]
    assert "halves again by epoch 1500" in README and curve[-1] == pytest.approx(curve[800] / 2, rel=0.05)
    assert "at z = 1.5 the mistake gives -0.75 where 0.149 is right" in README
    assert nn.sigmoid_derivative(nn.sigmoid(1.5)) == pytest.approx(0.149, abs=5e-4)


def test_readme_xor_gets_stuck_for_three_of_a_hundred_seeds():
    X, y = data.xor()
    stuck = [seed for seed in range(100) if NeuralNetwork([2, 3, 1], seed=seed).train(X, y, 1000, 2)[-1] > 0.1]
    assert f"3 of the seeds 0 to 99 end so with `[2, 3, 1]` ({', '.join(map(str, stuck))})" in README
    assert "8 hidden neurons: then none of these three does" in README
    assert [NeuralNetwork([2, 8, 1], seed=seed).train(X, y, 1000, 2)[-1] < 0.01 for seed in stuck] == [True] * 3
    assert "10,000 epochs (29 and 71 get away)" in README
    longer = [seed for seed in stuck if NeuralNetwork([2, 3, 1], seed=seed).train(X, y, 10_000, 2)[-1] < 0.01]
    assert longer == [29, 71]


def test_readme_exercises_and_licence():
    assert f"XOR's last loss is still {outcome(nn.example_xor)[1][-1]:.4f}" in README
    assert f"log 3 = {np.log(3):.4f}" in README
    for file in "nn.py", "data.py":
        assert (HERE / file).read_text(encoding="utf-8").startswith("# SPDX-License-Identifier: 0BSD\n")
