"""Methods as pure functions of numbers: each names its grain, units, null rule, errors and published source, and has a test against one."""
