"""Statistical methods: pure functions of plain values, each with its published source and the data it needs before it speaks.

Heavy libraries are imported inside the functions that use them, so that starting the dashboard does not wait for them.
"""
