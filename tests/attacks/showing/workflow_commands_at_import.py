# what: the same in the text of an exception while it is imported
# stopped: R
# outcome: problem error-at-import
# otherwise: refused
# shows: "x\n::error::PAYLOAD\n::stop-commands::PAYLOAD\n##[error]PAYLOAD " + "::error::PAYLOAD " * 12
raise ValueError(@SHOWS@)
