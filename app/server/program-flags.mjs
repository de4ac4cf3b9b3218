/**
 * How Node runs web and worker. V8 lets a heap grow to twice or thrice what lives in it, which on a small machine is
 * memory that the database lacks; a third more is collected a little more often and costs about 5% of the time.
 */
export const PROGRAM_FLAGS = ['--max-semi-space-size=4', '--heap-growing-percent=30'];
