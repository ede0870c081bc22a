"""What a listing means for the one who asks: regime tables, profiles, and the rules that bind the two.

The tables (`regimes/*.toml`) are read by lawyers; each rule stands on passages (`passages/*.toml`) that say where they
were read. Nothing here is guessed: what no table says is `unknown`. Only `listed.register` and the commands use this.
"""
