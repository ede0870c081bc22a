"""The questions of the bench: no answer is opposite to the right one, and the shares that the project promises hold."""

from __future__ import annotations

from bench.law.score import lines


def test_no_answer_is_opposite_and_four_fifths_are_right() -> None:
    _, _, ours, *_, hanging = list(lines())
    right, opposite, undecided = (float(share.rstrip("%")) for share in ours.split()[1:])
    assert (right >= 80, opposite, undecided <= 20) == (True, 0.0, True)
    assert float(hanging.split(": ")[1].split("%")[0]) >= 80
    assert hanging.endswith("cited: 100.0%")
