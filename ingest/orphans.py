"""Processes that end with the one that started them, which a kill leaves no time to see to it."""

from __future__ import annotations

import os
import threading
import time


def end_with(parent: int) -> None:
    """End this process soon after its parent."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
