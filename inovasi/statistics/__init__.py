"""Statistical methods: pure functions of numbers, each with its published source and a test against a published or independent result."""
