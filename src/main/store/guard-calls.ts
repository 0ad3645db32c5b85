import { describeFailure } from './describe-failure.ts'

/** Runs `work`; what SQLite or the file system throws becomes an OperationError that names the file. */
export function guardCall<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw describeFailure(file, error)
  }
}

/** The same functions, each guarded as `guardCall` does: a full disk is told in words wherever it strikes. */
export function guardCalls<Table extends object>(file: string, table: Table): Table {
  const guarded = Object.entries(table).map(([name, call]: [string, unknown]) => {
    if (typeof call !== 'function') return [name, call] as const
    return [
      name,
      (...args: unknown[]): unknown => guardCall(file, () => Reflect.apply(call, table, args)),
    ] as const
  })
  return Object.fromEntries(guarded) as Table
}
