"""The profile that `listed profile new` writes: every key with a line on what it means; most are left out at first."""

TEMPLATE = """\
# Who asks. A fact that is left out is unknown; `false` and `[]` say that it is not the case. Countries are ISO 3166 codes: FR.
# Take the # away from what you want to state. docs/profiles.md tells every key.
format = "listed-profile/1"
kind = "legal_person"            # natural_person legal_person branch state state_authority international_organisation
complete = false                 # true: whatever is left out is not the case
label = ""                       # a name for this profile, shown in answers
sector = "bank"                  # bank payment_firm insurer fund trust_company law ngo health academia telecom trader ...

# Where you belong
incorporation = "FR"             # the law under which the body is organised
presence = ["FR"]                # where you are when acting
# places_of_business = ["FR", "LU"]
# branch_of = { name = "Example Bank", incorporation = "US" }      # for kind = "branch"
# nationalities = ["FR"]         # for a person: all of them
# residence = "FR"
# status_in = { US = "permanent_resident" }                        # permanent_resident lawfully_present protected_person
# aboard = { kind = "vessel", flag = "MT" }

# The United States reach further than their borders: these facts decide most often
us_clearing = false              # do payments with the party pass through the United States?
currencies = ["EUR"]             # used in dealings with the party
# us_persons_involved = false    # US staff, directors, insurers, platforms, other than yourself
owners = []                      # none worth naming; or as below. A US parent changes answers.
# [[owners]]
# name = "Example Parent Inc."
# country = "US"
# low = "60"                     # per cent, as text
# high = "60"
# us_owner = false               # instead of owners: does a US person own half or control?

# For a person: for whom you work, and how you stand to the party
# employer = { name = "Example Inc.", incorporation = "US" }
# relation = "spouse"            # self spouse child parent sibling employee employer owner

# For a State or its authority
# state = "FR"
# rome_statute_party = true
# un_member = true
# un_law = true                  # the law of your country gives effect to listings of the United Nations

# Permissions that you have, and what you want to do
# [[authorisations]]
# by = "OFAC"
# under = "ICC"
# number = "2025-123"
# from = "2025-09-01"
# [dealing]
# what = "payment"               # payment account funds goods services speech_services legal_services emergency_medical debt
#                                # equity securities correspondent_account employment entry arrest
# business_in = ["FR"]           # where this business is done
# concerns = "party"             # party spouse child immediate_family property_of_party
"""
