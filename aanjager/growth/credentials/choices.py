"""The numbers of proofs that are no law: limits and how long a link lasts."""

LINK_DAYS = 30  # of the link in the letter
SHARE_DAYS = (7, 30, 90)  # between which the holder chooses
MOST_LINKS = 20  # open links of one proof
MOST_BYTES = 64 * 1024  # of a file to check; a proof takes some 4 kB
TRIES, TRIES_LAST = 30, 600  # files to check from one network, in so many seconds
FULL = 65_536  # proofs on one list of 131,072 places; then the next list begins
LIST_SECONDS = 300  # how long somebody may keep a list before asking again
SCHEMA = (
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
)
