"""The gate of a method: what the data must hold before it may speak. A closed gate is shown in words, never as a faint chart.

A condition compares one number of the data with one number that the method needs; the words of its code stand under `gates.<code>`.
"""

from dataclasses import dataclass

AT_LEAST, AT_MOST = "at_least", "at_most"


@dataclass(frozen=True)
class Condition:
    """One thing a method needs: `present` at least (or at most) `needed`. `present` is None when it cannot be counted yet: not met."""

    code: str
    needed: float
    present: float | None
    relation: str = AT_LEAST
    decimals: int = 0

    @property
    def is_met(self) -> bool:
        if self.present is None or self.present != self.present:
            return False
        return self.present >= self.needed if self.relation == AT_LEAST else self.present <= self.needed


@dataclass(frozen=True)
class Gate:
    """The conditions of one method for one case, in the order in which a reader should check them."""

    method: str
    conditions: tuple[Condition, ...]

    @property
    def is_open(self) -> bool:
        return all(condition.is_met for condition in self.conditions)

    @property
    def unmet(self) -> tuple[Condition, ...]:
        return tuple(condition for condition in self.conditions if not condition.is_met)
