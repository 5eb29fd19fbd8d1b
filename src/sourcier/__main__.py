"""`python -m sourcier`."""

if __name__ == "__main__":  # the workers of a build import this file and need no command
    from sourcier.cli.main import main

    main()
