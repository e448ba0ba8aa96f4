// Only what makes pages quicker or kinder; every page works without it.
document.documentElement.classList.add("has-script");

// After a failed form, the error summary gets the focus, so that it is read first.
document.getElementById("fouten")?.focus();
