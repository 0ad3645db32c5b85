/** What one runner left behind, read from its own report. `titles` names what was skipped, `flaky` what failed once. */
const nothing = { passed: 0, failed: 0, skipped: 0, titles: [], flaky: [] }

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
    flaky: [],
  }
}

/** Reads a Playwright JSON report. A test that passed at its second try passed, and is named. */
export function readPlaywright({ stats, suites }) {
  const titled = (status) => suites.flatMap((suite) => titlesOf(suite, status))
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    titles: titled('skipped'),
    flaky: titled('flaky'),
  }
}

function titlesOf(suite, wanted) {
  const own = (suite.specs ?? [])
    .filter(({ tests }) => tests.some(({ status }) => status === wanted))
    .map(({ title }) => `${suite.file}: ${title}`)
  return [...own, ...(suite.suites ?? []).flatMap((inner) => titlesOf(inner, wanted))]
}

/**
 * What a runner's end amounts to. No report is a failure, and so is a bad exit status that its report does not explain.
 */
export function judgeRun(status, report) {
  const sum = report ?? nothing
  const unexplained = report === null || (status !== 0 && sum.failed === 0)
  return { ...sum, failed: sum.failed + (unexplained ? 1 : 0) }
}
