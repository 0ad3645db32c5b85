/** What one runner left behind, read from its own report. `titles` names what was skipped. */
const nothing = { passed: 0, failed: 0, skipped: 0, titles: [] }

/** Reads a vitest JSON report. A file that could not even load counts as one failure. */
export function readVitest({ numPassedTests, numFailedTests, testResults }) {
  const unloaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  const skipped = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
  const titles = skipped.map(({ fullName }) => fullName)
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length,
    skipped: skipped.length,
    titles,
  }
}

/** Reads a Playwright JSON report. A flaky test did fail once, so it counts as failed. */
export function readPlaywright({ stats, suites }) {
  const { expected, unexpected, flaky, skipped } = stats
  return { passed: expected, failed: unexpected + flaky, skipped, titles: suites.flatMap(skippedTitles) }
}

function skippedTitles(suite) {
  const own = (suite.specs ?? [])
    .filter(({ tests }) => tests.some(({ status }) => status === 'skipped'))
    .map(({ title }) => `${suite.file}: ${title}`)
  return [...own, ...(suite.suites ?? []).flatMap(skippedTitles)]
}

/**
 * What a runner's end amounts to. No report is a failure, and so is a bad exit status that its report does not explain.
 */
export function judgeRun(status, report) {
  const sum = report ?? nothing
  const unexplained = report === null || (status !== 0 && sum.failed === 0)
  return { ...sum, failed: sum.failed + (unexplained ? 1 : 0) }
}
