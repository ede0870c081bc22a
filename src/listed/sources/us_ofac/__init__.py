"""The lists of the US Office of Foreign Assets Control: SDN and non-SDN (consolidated)."""
