"""kill -9 at random moments: what was accepted is done or reported, what was done stays, every world opens."""

from tests.studio.killing import kill_and_check


def test_nothing_is_lost_when_the_server_is_killed(tmp_path):
    counts = kill_and_check(tmp_path, 4, seed=1)
    assert counts.get("done", 0) > 0
