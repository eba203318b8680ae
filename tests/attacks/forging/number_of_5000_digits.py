# what: a number of 5,000 digits, which Python does not convert to text
# stopped: R
# outcome: fails wrong-result
# otherwise: dies
# exercise: 2
def pool_map(func, items, workers):
    return [10**5000 for _ in items]
