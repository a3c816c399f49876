"""`lk3`, with everything that it and its libraries can log written to standard error."""

import logging

from webui.cli import main

if __name__ == "__main__":
    logging.basicConfig(level=logging.DEBUG)
    logging.getLogger("sqlalchemy").setLevel(logging.DEBUG)  # it wants to be asked by name
    main()
