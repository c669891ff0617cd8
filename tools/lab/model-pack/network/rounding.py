"""Rounds weights so that the errors of a channel cancel out on the calibration inputs.

GPTQ (Frantar et al. 2022): the rounding error of each weight is made up for by the weights that are not
yet rounded, as far as their inputs correlate.
"""

import numpy as np

# Share of the mean square that is added to each: inputs that are almost constant divide by almost 0.
DAMPING = 0.01


def rounded(weight, moments, limit):
    """Rounds a matrix, one row for each output, one column for each input, to at most ±`limit`.

    `moments`: the second moments between the inputs.
    """
    size = len(moments)
    damped = moments + np.eye(size) * DAMPING * np.mean(np.diag(moments))
    order = np.argsort(-np.diag(damped), kind="stable")
    rest = weight[:, order].astype(np.float64)
    passed_on = np.linalg.cholesky(np.linalg.inv(damped[np.ix_(order, order)])).T
    values = np.empty_like(rest)
    for k in range(size):
        values[:, k] = np.clip(np.round(rest[:, k]), -limit, limit)
        error = (rest[:, k] - values[:, k]) / passed_on[k, k]
        rest[:, k + 1 :] -= np.outer(error, passed_on[k, k + 1 :])
    result = np.empty_like(values)
    result[:, order] = values
    return result
