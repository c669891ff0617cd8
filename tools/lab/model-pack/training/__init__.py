import os

# PyTorch makes kernels for each width of a batch and keeps 1,024 of some 5,000: without this it makes them again and again.
os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "20000")
