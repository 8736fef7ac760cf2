"""The pages' files, and the content security policy that each is sent with."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

STATIC = Path(__file__).parent / "static"
POLICY = (
    "default-src 'self'; script-src 'self' 'sha256-{hash}' 'wasm-unsafe-eval'; worker-src 'self' blob:; "
    "style-src 'self'; img-src 'self' data: blob:; connect-src 'self' data: blob:; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)


def policy_of(page: str) -> str:
    """The content security policy of a page, with the hash of its one inline script, its import map."""
    text = (STATIC / page).read_text(encoding="utf-8")
    inline = text.split('<script type="importmap">')[1].split("</script>")[0]
    return POLICY.format(hash=base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode())
