"""`python -m sourcier`."""

from sourcier.cli.main import main

if __name__ == "__main__":
    main()
