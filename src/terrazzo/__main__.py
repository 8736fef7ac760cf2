"""`python -m terrazzo`."""

import sys

from terrazzo.cli import main

sys.exit(main())
