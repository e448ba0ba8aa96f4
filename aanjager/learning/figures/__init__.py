"""The numbers of the law on a page, and the check of an allowance over them."""
