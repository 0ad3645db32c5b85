/** Exit statuses of the command line; a public interface. */
export const exitStatus = { done: 0, failed: 1, badInput: 2, stopped: 3, verdictReached: 10 } as const
