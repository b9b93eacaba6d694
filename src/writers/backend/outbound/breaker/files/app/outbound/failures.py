"""What goes wrong when others are called. None of it says more of an address than its host."""


class Failed(Exception):
    """A call that came to nothing."""


class CircuitOpen(Failed):
    """Nobody is called there for a while: the last calls failed."""

    def __init__(self, name: str, seconds: float) -> None:
        super().__init__(f"{name} is not called for {seconds:.0f} seconds: the last calls failed")
        self.seconds = seconds
