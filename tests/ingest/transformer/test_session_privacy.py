"""Reading is offline: what runs the encoders leaves no mark of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from interorg.ingest import claims

ENCODER = Path(claims.__file__).parent / "encoder" / "weights" / "encoder.onnx.xz"
OPEN = """
import sys
from pathlib import Path
from interorg.ingest.transformer.sessions import opened
print(len(opened(Path(sys.argv[1])).get_inputs()))
"""


def test_opening_an_encoder_keeps_nothing_for_its_maker_in_the_home_of_the_user(
    tmp_path: Path,
) -> None:
    # What would be sent is first kept in a database there.
    apart = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    apart.pop("ORT_DISABLE_TELEMETRY", None)
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(ENCODER)],
        env={**apart, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert int(done.stdout) > 0
    assert list(tmp_path.rglob("*")) == []
