"""Floor 5: one file per subcommand. Each has NAME, HELP, `add_arguments(parser)` and `run(args) -> int` (the exit code).

Codes: 0 done, 1 the data has errors, 2 the command is misused, 3 disk or permissions, 4 our own fault.
"""
