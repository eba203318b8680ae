# what: four gigabytes of memory
# stopped: R
# outcome: problem error-at-import
# otherwise: believed
# then: solution
import mmap  # noted: module

hoard = mmap.mmap(-1, 4 * 2**30)
