import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/** Ends the run with `N passed, N failed, N skipped`, which ./dev reads. */
export default class ClosingLine implements Reporter {
  private counts = { passed: 0, failed: 0, skipped: 0 }

  onTestEnd(test: TestCase, result: TestResult) {
    if (result.status === 'skipped') this.counts.skipped += 1
    else if (result.status === test.expectedStatus) this.counts.passed += 1
    else this.counts.failed += 1
  }

  onEnd() {
    const { passed, failed, skipped } = this.counts
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
  }

  printsToStdio() {
    return false
  }
}
