import { describe, expect, it } from 'vitest'
import { judgeRun, readPlaywright, readVitest } from './sum-reports.mjs'

const unit = (status, fullName) => ({ status, fullName })

describe('readVitest', () => {
  it('counts tests, and a file that did not load as a failure', () => {
    const report = {
      numPassedTests: 2,
      numFailedTests: 1,
      testResults: [
        { status: 'passed', assertionResults: [unit('passed', 'a'), unit('skipped', 'b')] },
        { status: 'failed', assertionResults: [unit('passed', 'c'), unit('failed', 'd')] },
        { status: 'failed', assertionResults: [] },
      ],
    }
    expect(readVitest(report)).toEqual({ passed: 2, failed: 2, skipped: 1, titles: ['b'], flaky: [] })
  })
})

describe('readPlaywright', () => {
  it('names what was skipped and what passed at the second try only, however deep', () => {
    const skipped = { title: 'needs rbldnsd', tests: [{ status: 'skipped' }] }
    const flaky = { title: 'a page that was slow', tests: [{ status: 'flaky' }] }
    const report = {
      stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 },
      suites: [{ specs: [], suites: [{ file: 'engine/x.spec.ts', specs: [skipped, flaky] }] }],
    }
    expect(readPlaywright(report)).toEqual({
      passed: 6,
      failed: 1,
      skipped: 1,
      titles: ['engine/x.spec.ts: needs rbldnsd'],
      flaky: ['engine/x.spec.ts: a page that was slow'],
    })
  })
})

describe('judgeRun', () => {
  const clean = { passed: 3, failed: 0, skipped: 0, titles: [], flaky: [] }

  it('takes a clean end at its word', () => expect(judgeRun(0, clean)).toEqual(clean))

  it('fails a runner without a report, whatever its exit status', () => {
    expect(judgeRun(0, null).failed).toBe(1)
    expect(judgeRun(1, null).failed).toBe(1)
  })

  it('fails a bad exit status that the report does not explain, once', () => {
    expect(judgeRun(1, clean).failed).toBe(1)
    expect(judgeRun(null, clean).failed).toBe(1)
    expect(judgeRun(1, { ...clean, failed: 2 }).failed).toBe(2)
  })
})
