"""`listed`: who is listed, by whom, under which act, since when, on what evidence."""
